package dev.journeyman.agents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.answer.AnswerSchema;
import dev.journeyman.agents.llm.answer.CommitAnswer;
import dev.journeyman.agents.llm.answer.EditAnswer;
import dev.journeyman.agents.llm.answer.PlanAnswer;
import dev.journeyman.agents.llm.answer.RequirementsAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract and the prompts show as answers are answers. */
class ContractExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```json\\n(.*?)^```$");

    static List<Arguments> chapters() {
        return List.of(
                Arguments.of("### 3.1", RequirementsAnswer.SCHEMA),
                Arguments.of("### 3.2", PlanAnswer.SCHEMA),
                Arguments.of("### 3.3", EditAnswer.EDITS),
                Arguments.of("### 3.4", EditAnswer.TESTS),
                Arguments.of("### 3.6", CommitAnswer.SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("chapters")
    void theContractsExampleIsAnAnswer(String heading, AnswerSchema<?> schema) throws Exception {
        String contract = Files.readString(Path.of("..", "docs", "model-contract.md"));

        assertThat(schema.read(example(contract.substring(contract.indexOf(heading)))))
                .isNotNull();
    }

    static List<Arguments> prompts() {
        return List.of(
                Arguments.of("requirements", RequirementsAnswer.SCHEMA),
                Arguments.of("planner", PlanAnswer.SCHEMA),
                Arguments.of("backend", EditAnswer.EDITS),
                Arguments.of("frontend", EditAnswer.EDITS),
                Arguments.of("database", EditAnswer.EDITS),
                Arguments.of("tester", EditAnswer.TESTS),
                Arguments.of("documenter", EditAnswer.EDITS),
                Arguments.of("committer", CommitAnswer.SCHEMA));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void theExampleInAPromptIsAnAnswer(String role, AnswerSchema<?> schema) throws Exception {
        assertThat(schema.read(example(prompt(role)))).isNotNull();
    }

    private static String prompt(String role) throws IOException {
        return Files.readString(Path.of("src/main/resources/dev/journeyman/agents/llm/prompts", role + ".md"));
    }

    private static String example(String text) {
        return EXAMPLE.matcher(text).results().findFirst().orElseThrow().group(1);
    }
}
