package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactDocumentTest {
    private static final Plan PLAN = new Plan(
            "One file: \"quoted\", #not a comment, yes.",
            List.of(new PlanItem(
                    "bye",
                    "Add bye.txt",
                    "Add it.\n\nThen:\n\n    look\tat it\n",
                    Role.BACKEND,
                    Priority.P1,
                    List.of(),
                    List.of(new PlannedFile("bye.txt", PlannedFile.Intent.CREATE)),
                    List.of("007", "true", "null", "~"),
                    new Estimate(1, 2, 3, 4))),
            "");

    @Test
    void whatIsWrittenIsWhatIsRead() {
        assertThat(ArtifactDocument.read(ArtifactDocument.of(PLAN), Plan.class)).isEqualTo(PLAN);
        Requirements requirements = new Requirements(
                "t",
                "s",
                List.of(new UserStory(
                        "US-1",
                        "reader",
                        "read",
                        "know",
                        List.of(new Criterion("g", "w", "t")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())),
                List.of("a"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "P2",
                "simple",
                List.of());
        assertThat(ArtifactDocument.read(ArtifactDocument.of(requirements), Requirements.class))
                .isEqualTo(requirements);
    }

    @Test
    void peopleCanReadIt() {
        assertThat(ArtifactDocument.of(PLAN))
                .contains("items:\n", "key: bye\n", "role: backend\n", "intent: CREATE\n", "- \"007\"");
    }

    @Test
    void theFormOfTheJournalIsReadAsWell() {
        assertThat(ArtifactDocument.read(Json.write(PLAN, Plan.class), Plan.class))
                .isEqualTo(PLAN);
    }

    @Test
    void questionsAndAnswersOfOlderJournalsCanBeRead() {
        Question asked = Json.read(
                "{\"type\":\"Approval\",\"gate\":\"g\",\"phase\":\"p\",\"tree\":\"t\",\"artifactHash\":\"h\",\"text\":\"?\"}",
                Question.class);
        assertThat(asked).isEqualTo(new Question.Approval("g", "p", "t", "h", "?"));
        Answer answer = Json.read(
                "{\"type\":\"Approved\",\"tree\":\"t\",\"artifactHash\":\"h\",\"comment\":\"c\",\"kind\":null}",
                Answer.class);
        assertThat(answer).isEqualTo(new Answer.Approved("t", "h", "c"));
    }

    @Test
    void numbersAndWordsWithoutQuotesAreTexts() {
        String document = "type: feat\nscope: 12\nsubject: yes\nbody: x\nbreaking: false\n";
        assertThat(ArtifactDocument.read(document, CommitMessage.class).scope()).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "key: bye      | kye: bye           | 'items[0].key' is missing, or not spelled like this.",
                "priority: P1  | priority: P9       | 'items[0].priority' must be one of P0, P1, P2, P3, but is 'P9'.",
                "key: bye      | key: Bye!          | An item's key has 1 to 40 characters",
                "role: backend | role: Back End     | A role is a lower-case name",
                "lines: 1      | lines: many        | 'items[0].estimate.lines' is not what must stand there",
                "lines: 1      | lines:             | 'items[0].estimate.lines' is missing",
                "dependsOn: [] | dependsOn:         | 'items[0].dependsOn' is missing",
                "dependsOn: [] | dependsOn: [null]  | holds an empty value",
                "key: bye      | key: \"bye         | cannot be read as YAML or JSON: "
            })
    void aSlipIsNamedWithItsPlace(String right, String wrong, String message) {
        String document = ArtifactDocument.of(PLAN);
        assertThat(document).contains(right);
        assertThatThrownBy(() -> ArtifactDocument.read(document.replace(right, wrong), Plan.class))
                .isInstanceOfSatisfying(
                        OrchestratorException.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo("artifact.invalid"))
                .hasMessageStartingWith("Line ")
                .hasMessageContaining(message);
    }

    @Test
    void whatIsMissingOrThereTwiceIsRefused() {
        assertThatThrownBy(() -> ArtifactDocument.read("", Plan.class)).hasMessageContaining("a Plan is wanted");
        assertThatThrownBy(() -> ArtifactDocument.read("# only a remark\n", Plan.class))
                .isInstanceOf(OrchestratorException.class);
        assertThatThrownBy(() -> ArtifactDocument.read(ArtifactDocument.of(PLAN) + "more: 1\n", Plan.class))
                .hasMessageContaining("'more' is unknown; known here: ")
                .hasMessageContaining("testStrategy");
        assertThatThrownBy(() -> ArtifactDocument.read("summary: a\nitems: []\n", Plan.class))
                .hasMessageContaining("'testStrategy' is missing");
        assertThatThrownBy(() -> ArtifactDocument.read("{\"summary\":\"a\",\"summary\":\"b\"}", Plan.class))
                .hasMessageContaining("summary");
        assertThatThrownBy(
                        () -> ArtifactDocument.read("summary: a\nitems: []\ntestStrategy: c\n---\na: b\n", Plan.class))
                .isInstanceOf(OrchestratorException.class);
    }
}
