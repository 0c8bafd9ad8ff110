package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.cli.demo.DemoProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneymanTest {
    @TempDir
    private Path folder;

    @Test
    void withoutACommandItsHelpIsPrintedAndTheUsageIsWrong() {
        Console console = new Console(folder);
        assertThat(console.run()).isEqualTo(2);
        assertThat(console.err()).contains("Usage: journeyman").contains("demo").contains("Exit codes: 0 done");
    }

    @Test
    void helpIsNoError() {
        Console console = new Console(folder);
        assertThat(console.run("run", "--help")).isZero();
        assertThat(console.out()).contains("--gates").contains("--no-commit").contains("--replay");
    }

    @Test
    void theShellIsTaughtToComplete() {
        Console console = new Console(folder);
        assertThat(console.run("completion")).isZero();
        assertThat(console.out()).startsWith("#!").contains("_complete_journeyman", "--gates", "doctor");
    }

    @Test
    void wrongArgumentsAreUsageErrorsOfOneLine() {
        Console console = new Console(folder);
        assertThat(console.run("run", "--gate", "x")).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("--help");
        assertThat(console.out()).isEmpty();
    }

    @Test
    void withJsonAlsoAnErrorIsOneDocument() throws JsonProcessingException {
        Console console = new Console(folder);
        assertThat(console.run("resume", "--json")).isEqualTo(2);
        JsonNode document = new ObjectMapper().readTree(console.out());
        assertThat(document.at("/error/code").asText()).isEqualTo("cli.usage");
        assertThat(console.err()).isEmpty();
    }

    @Test
    void runWithoutAKeyWritesNothingAndNamesWhatCanBeSet() throws IOException {
        Path project = DemoProject.in(folder.resolve("p"), false);
        Console console = new Console(project);
        assertThat(console.run("run", "Add a flag")).isEqualTo(2);
        assertThat(console.err())
                .hasLineCount(1)
                .contains("ANTHROPIC_API_KEY", "OPENAI_API_KEY", "OPENAI_BASE_URL", "JOURNEYMAN_MODEL", "--replay");
        assertThat(project.resolve(".git/journeyman/workflows")).doesNotExist();
    }

    @Test
    void aForeignFolderIsNoPlaceForADemo() throws IOException {
        Files.writeString(folder.resolve("mine"), "");
        Console console = new Console(folder);
        assertThat(console.run("demo", "--dir", ".")).isEqualTo(2);
        assertThat(console.err()).contains("is not empty");
    }
}
