package dev.journeyman.cli.text;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An open question with the commands that answer it, for people. */
final class QuestionText {
    private final AskedQuestion asked;
    private final WorkflowId workflow;
    private final Hints hints;
    private final Instant now;

    /**
     * A text to be made.
     *
     * @param now when it is read
     */
    QuestionText(AskedQuestion asked, WorkflowId workflow, Hints hints, Instant now) {
        this.asked = asked;
        this.workflow = workflow;
        this.hints = hints;
        this.now = now;
    }

    void write(Sheet sheet) {
        sheet.blank();
        sheet.line("Waiting for you: " + Questions.headline(asked.question()));
        Questions.deadline(asked.question()).ifPresent(deadline -> sheet.line(Questions.due(deadline, now)));
        sheet.blank();
        asked.question().text().lines().forEach(line -> sheet.line("  " + line));
        sheet.blank();
        sheet.list("What to do next", steps());
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        steps.add(hints.journeyman("view", workflow, "") + "  # look at every changed line");
        steps.addAll(answers());
        steps.add(hints.journeyman("resume", workflow, "") + "  # after your answer");
        return steps;
    }

    private List<String> answers() {
        if (asked.question() instanceof Question.Approval approval) {
            List<String> answers = new ArrayList<>();
            answers.add(hints.journeyman("approve", workflow, ""));
            approval.editable().ifPresent(artifact -> answers.addAll(Questions.editing(hints, workflow, artifact)));
            answers.add(hints.journeyman("reject", workflow, " --comment 'what should be different'"));
            return answers;
        }
        if (asked.question() instanceof Question.Decision decision) {
            return List.of(
                    hints.journeyman("approve", workflow, "") + "  # "
                            + decision.options().get(0),
                    hints.journeyman("reject", workflow, "") + "  # " + Questions.refusal(decision));
        }
        return List.of(hints.journeyman("approve", workflow, " --comment " + Hints.quote(suggestion())));
    }

    private String suggestion() {
        return Questions.options(asked.question()).stream().findFirst().orElse("your answer");
    }
}
