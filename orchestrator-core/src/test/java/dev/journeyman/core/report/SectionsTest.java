package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
    @Test
    void anApprovalIsApprovedOrRejectedWithAComment() {
        assertThat(answer(new Question.Approval("planning", "plan", "t", "h", "Look.")))
                .isEqualTo("`journeyman approve w --question q`,"
                        + " or `journeyman reject w --question q --comment 'what should be different'`");
    }

    @Test
    void aDecisionSaysWhatYesAndNoMean() {
        Failure failure = Failure.giveUp("gate.ask", "why");
        assertThat(answer(new Question.Decision(failure, "May this be done?", List.of("allow", "deny"))))
                .isEqualTo("`journeyman approve w --question q` (allow), or `journeyman reject w --question q` (deny)");
    }

    @Test
    void aClarificationIsAnsweredInWords() {
        assertThat(answer(new Question.Clarification("Which?", List.of("the first"))))
                .isEqualTo("`journeyman approve w --question q --comment 'the first'`");
        assertThat(answer(new Question.Clarification("Which?", List.of()))).contains("--comment 'your answer'");
    }

    private static String answer(Question question) {
        return Sections.answer(new AskedQuestion("q", "s", question), "w");
    }
}
