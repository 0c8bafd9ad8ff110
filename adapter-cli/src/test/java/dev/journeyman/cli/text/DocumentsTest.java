package dev.journeyman.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.cli.Results;
import dev.journeyman.cli.Views;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    @Test
    void aResultHoldsFilesTestsCoverageAndCommit() {
        JsonNode document = Documents.result(Results.completed());
        assertThat(document.at("/workflow").asText()).isEqualTo("vouchers-7f3a");
        assertThat(document.at("/status").asText()).isEqualTo("COMPLETED");
        assertThat(document.at("/phasesCompleted")).hasSize(2);
        assertThat(document.at("/filesCreated")).hasSize(2);
        assertThat(document.at("/filesModified/0").asText()).isEqualTo("README.md");
        assertThat(document.at("/testRuns/0/failures/0/test").asText()).isEqualTo("FeeTest#grace");
        assertThat(document.at("/testRuns/1/passed").asBoolean()).isTrue();
        assertThat(document.at("/coverage/linePercent").asDouble()).isEqualTo(97.8);
        assertThat(document.at("/commit").asText()).startsWith("0123456789");
        assertThat(document.at("/branch").asText()).isEqualTo("journeyman/vouchers");
        assertThat(document.at("/usage/microDollars").asLong()).isEqualTo(4200);
        assertThat(document.has("question")).isFalse();
    }

    @Test
    void aViewHoldsPhasesItemsAndTheOpenQuestion() {
        Question gate = new Question.Approval("planning", "plan", "tree", "hash", "Look.");
        JsonNode document = Documents.view(Views.running()
                .phase("plan", PhaseStatus.COMPLETED, "1 item")
                .item("fees", ItemStatus.BLOCKED, "why")
                .question(new AskedQuestion("q1", "plan#1", gate))
                .view());
        assertThat(document.at("/phases/0/status").asText()).isEqualTo("COMPLETED");
        assertThat(document.at("/items/0/note").asText()).isEqualTo("why");
        assertThat(document.at("/question/kind").asText()).isEqualTo("approval");
        assertThat(document.at("/question/artifactHash").asText()).isEqualTo("hash");
    }

    @Test
    void anErrorHasACodeAndAMessage() {
        JsonNode document = Documents.error(Failure.giveUp("a.b", "What, where, what next."));
        assertThat(document.at("/error/code").asText()).isEqualTo("a.b");
        assertThat(document.at("/error/message").asText()).isEqualTo("What, where, what next.");
    }
}
