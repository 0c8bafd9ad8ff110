package dev.journeyman.agents.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.Asks;
import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.MapTree;
import dev.journeyman.agents.llm.ScriptedModel;
import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptLibraryTest {
    private static final MapTree EMPTY = new MapTree(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {"requirements", "planner", "backend", "frontend", "database", "tester", "documenter", "committer"
            })
    void everyRoleHasABundledPromptThatSaysWhoItIsAndHowToAnswer(String role) {
        Prompt prompt =
                new PromptLibrary(Optional.empty()).of(new Role(role)).compose(Asks.of(new Role(role)), EMPTY, 1000);

        assertThat(prompt.system())
                .startsWith("Journeyman role: " + role + "\n\nYou ")
                .contains("```json")
                .doesNotContain("{{");
        assertThat(prompt.user())
                .contains("## The request\n\n> Show totals in the ReportPrinter\n\nPriority: P2\n")
                .contains("## Your task\n\nDo what is asked.\n")
                .doesNotContain("{{")
                .doesNotContain("\n\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"backend", "frontend", "database", "tester", "documenter"})
    void rolesThatEditShareTheRulesOfEditing(String role) {
        Prompt prompt =
                new PromptLibrary(Optional.empty()).of(new Role(role)).compose(Asks.of(new Role(role)), EMPTY, 1000);

        assertThat(prompt.system()).contains("Rules for every change").contains("`find` must occur **exactly once**");
    }

    @Test
    void aFileOfTheUsersTakesThePlaceOfTheBundledOne(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("backend.md"), "Be brief.\r\n{{edits}}\r\n<!-- user -->\r\n{{task}}\r\n");
        Files.writeString(folder.resolve("edits.md"), "Mind the {{gap}}.");

        Prompt prompt =
                new PromptLibrary(Optional.of(folder)).of(Role.BACKEND).compose(Asks.of(Role.BACKEND), EMPTY, 1000);

        assertThat(prompt.system()).isEqualTo("Journeyman role: backend\n\nBe brief.\nMind the {{gap}}.\n");
        assertThat(prompt.user()).isEqualTo("## Your task\n\nDo what is asked.\n");
        assertThat(new PromptLibrary(Optional.of(folder)).of(Role.TESTER)).isNotNull();
    }

    @Test
    void theLinesACallIsRecognisedByStandInEveryPrompt() {
        Assignment ask =
                Asks.withProblems(Asks.forItem(Asks.of(Role.BACKEND), Asks.item("parse-args", List.of())), "broken");

        ModelRequest request = new Prompt("s", "u").request(CallKey.of(ask, "code#1/item#1/ask:backend:2/model/3"), 9);

        assertThat(request.user()).isEqualTo("""
                        Key: backend/parse-args/1.2/3
                        Item: parse-args
                        Attempt: 1
                        Round: 2
                        Call: 3

                        u""");
    }

    @Test
    void aFileWithoutAUserPartIsRefusedWhenTheAgentIsMade(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("committer.md"), "Just write.");
        LlmSettings settings = new LlmSettings(Optional.of(folder), 10, 10);

        assertThatThrownBy(() -> LlmAgents.all(new ScriptedModel(), settings))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("<!-- user -->");
    }

    @Test
    void aFileThatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("tester.md"), "\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> new PromptLibrary(Optional.of(folder)).of(Role.TESTER))
                .hasMessageContaining("tester.md")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aRoleWithoutAPromptIsNamed() {
        assertThatThrownBy(() -> new PromptLibrary(Optional.empty()).of(new Role("poet")))
                .hasMessageContaining("poet.md");
    }
}
