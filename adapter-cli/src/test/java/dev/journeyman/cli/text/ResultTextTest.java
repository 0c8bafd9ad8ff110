package dev.journeyman.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CheckReport.Excuse;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.cli.Results;
import dev.journeyman.cli.Views;
import dev.journeyman.core.WorkflowResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static final Hints HINTS = new Hints("./journeyman", Path.of("/p"), Path.of("/p"), List.of());

    @Test
    void tellsWhatWasMadeHowItWasTestedAndWhatToDoNext() {
        assertThat(text(Results.completed())).isEqualTo("""

                        Completed after 1:05: workflow vouchers-7f3a

                        Files created     src/main/java/Voucher.java
                                          src/test/java/VoucherTest.java
                        Files modified    README.md
                        Tests before      27 run, all passed
                        Tests, first run  53 run, 2 failed
                        Tests, last run   53 run, all passed, 1 skipped
                        Coverage          97.8 % of lines, 75.0 % of branches
                        Commit            0123456789 feat(vouchers): let shops pay
                        Branch            journeyman/vouchers
                        Model             3 calls, $0.0042
                        Notes             author assumed

                        What to do next   git show --stat journeyman/vouchers  # look at it
                                          git merge journeyman/vouchers  # take it
                                          git branch -D journeyman/vouchers  # or drop it
                        """);
    }

    @Test
    void failuresThatDoNotCountAreCounted() {
        CheckReport check = new CheckReport(
                        "t",
                        List.of("mvn"),
                        1,
                        900,
                        27,
                        0,
                        List.of(
                                new TestFailure("A#old", "T", ""),
                                new TestFailure("A#older", "T", ""),
                                new TestFailure("A#moody", "T", "")),
                        Optional.empty(),
                        "")
                .excusing(Set.of("A#old", "A#older"), Excuse.KNOWN)
                .excusing(Set.of("A#moody"), Excuse.FLAKY);
        assertThat(text(Results.tested(check)))
                .containsPattern("Tests, last run +27 run, no failure counts, 2 failed before, too, 1 flaky\n");
    }

    @Test
    void aProjectWithoutABuildIsToldThatNothingWasChecked() {
        assertThat(text(Results.tested(CheckReport.nothingRan("t"))))
                .containsPattern("Tests before +none: there is no build, so nothing is checked\n")
                .doesNotContain("last run");
    }

    @Test
    void anOpenGateIsShownWithTheCommandsThatAnswerIt() {
        Question gate = new Question.Approval("planning", "plan", "t", "h", "4 items.\n- model");
        assertThat(text(Results.paused(new AskedQuestion("q1", "plan#1", gate))))
                .contains("Waiting for you: gate 'planning', after phase 'plan'\n\n  4 items.\n  - model\n")
                .contains("./journeyman approve vouchers-7f3a")
                .contains("./journeyman reject vouchers-7f3a --comment 'what should be different'")
                .contains("./journeyman resume vouchers-7f3a  # after your answer");
    }

    @Test
    void aQuestionThatIsAlsoTheReasonIsShownOnce() {
        Question question = new Question.Clarification("Which one?", List.of());
        WorkflowResult paused = Results.of(Views.running()
                .status(WorkflowStatus.PAUSED, "Which one?")
                .question(new AskedQuestion("q1", "plan#1", question))
                .view());
        assertThat(text(paused)).containsOnlyOnce("Which one?");
    }

    @Test
    void aDecisionShowsWhatYesAndNoMeanAsCommentsOfAShell() {
        Question question =
                new Question.Decision(Failure.giveUp("gate.ask", "why"), "May this be done?", List.of("allow", "deny"));
        assertThat(text(Results.paused(new AskedQuestion("q1", "code#1", question))))
                .contains("./journeyman approve vouchers-7f3a  # allow\n")
                .contains("./journeyman reject vouchers-7f3a  # deny\n");
    }

    @Test
    void anOpenClarificationNamesAnAnswerThatIsUnderstood() {
        Question question = new Question.Clarification("Which one?", List.of("the first", "the second"));
        assertThat(text(Results.paused(new AskedQuestion("q1", "plan#1", question))))
                .contains("./journeyman approve vouchers-7f3a --comment 'the first'");
    }

    @Test
    void aStoppedWorkflowSaysHowItGoesOn() {
        WorkflowResult stopped = Results.of(
                Views.running().status(WorkflowStatus.STOPPED, "Ctrl-C").view());
        assertThat(text(stopped))
                .contains("Stopped after 1:05")
                .contains("Ctrl-C")
                .contains("./journeyman resume vouchers-7f3a");
    }

    private static String text(WorkflowResult result) {
        return new ResultText(result, HINTS, Instant.parse("2026-11-21T12:00:00Z")).render();
    }
}
