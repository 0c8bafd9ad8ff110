package dev.journeyman.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RejectCommandTest {
    private final RejectCommand reject = new RejectCommand(new Console(Path.of("")).shell());

    @Test
    void aDecisionIsAnsweredWithItsLastOption() {
        Failure failure = Failure.giveUp("gate.ask", "why");
        assertThat(answer(new Question.Decision(failure, "May this be done?", List.of("allow", "deny"))))
                .isEqualTo(new Answer.Said("deny"));
        assertThat(answer(new Question.Decision(failure, "More money?", List.of("raise", "stop"))))
                .isEqualTo(new Answer.Said("stop"));
    }

    @Test
    void anApprovalIsRefusedWithTheComment() {
        assertThat(answer(new Question.Approval("planning", "plan", "t", "h", "Look.")))
                .isEqualTo(new Answer.Rejected("because", Optional.of(Feedback.Kind.COMMENT)));
    }

    @Test
    void aClarificationCannotBeRefused() {
        assertThatThrownBy(() -> answer(new Question.Clarification("Which?", List.of())))
                .hasMessageContaining("approve");
    }

    private Answer answer(Question question) {
        return reject.answer(new AskedQuestion("q", "s", question), Feedback.comment("because"), () -> {
            throw new AssertionError("A refusal needs no review.");
        });
    }
}
