package dev.journeyman.cli.input;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.text.Hints;
import dev.journeyman.cli.text.Questions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks the person at the terminal. An empty line, or the end of the input, means "later": the workflow parks.
 *
 * <p>One question at a time; who asks meanwhile waits.
 */
public final class TerminalInputAdapter implements InputAdapter {
    private final Progress progress;
    private final Lines lines;
    private final Hints hints;

    /**
     * Shows progress and questions there, and reads answers from those lines; who made them closes them.
     *
     * @param hints make the commands that people can copy
     */
    public TerminalInputAdapter(Progress progress, Lines lines, Hints hints) {
        this.progress = progress;
        this.lines = lines;
        this.hints = hints;
    }

    @Override
    public Optional<WorkRequest> nextRequest() throws InterruptedException {
        progress.say("What should be done? (empty: nothing)");
        return lines.next().filter(line -> !line.isBlank()).map(WorkRequest::of);
    }

    @Override
    public synchronized Optional<Answer> ask(WorkflowId workflow, AskedQuestion question) throws InterruptedException {
        progress.say("");
        question.question().text().lines().forEach(progress::say);
        if (question.question() instanceof Question.Approval approval) {
            return approval(workflow, approval);
        }
        List<String> options = Questions.options(question.question());
        progress.say(
                "Your answer" + (options.isEmpty() ? "" : " (" + String.join(" | ", options) + ")") + "; empty: later");
        return lines.next().filter(line -> !line.isBlank()).map(line -> new Answer.Said(line.strip()));
    }

    @Override
    public void show(WorkflowView view) {
        progress.show(view);
    }

    @Override
    public void close() {}

    /** A word that is neither yes nor no is a slip of the fingers: it neither parks nor decides. */
    private Optional<Answer> approval(WorkflowId workflow, Question.Approval approval) throws InterruptedException {
        Optional<String> editable = approval.editable();
        while (true) {
            progress.say("Approve '" + approval.phase() + "'? y, n and a comment, "
                    + (editable.isPresent() ? "e: how to edit it, " : "") + "empty: later");
            Optional<String> line = lines.next().map(String::strip).filter(typed -> !typed.isEmpty());
            if (line.filter("e"::equals).isPresent()) {
                editable.ifPresent(artifact -> sayHowToEdit(workflow, artifact));
            }
            Optional<Answer> answer = line.flatMap(typed -> approval(approval, typed));
            if (line.isEmpty() || answer.isPresent()) {
                return answer;
            }
        }
    }

    /** From another terminal; the question here ends when it is answered there. */
    private void sayHowToEdit(WorkflowId workflow, String artifact) {
        progress.say("In another terminal, with an editor in between:");
        Questions.editing(hints, workflow, artifact).forEach(command -> progress.say("  " + command));
    }

    private static Optional<Answer> approval(Question.Approval approval, String line) {
        String[] words = line.split("\\s+", 2);
        String comment = words.length == 2 ? words[1] : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.of(new Answer.Approved(approval.tree(), approval.artifactHash(), comment));
            case "n", "no" -> Optional.of(new Answer.Rejected(comment));
            default -> Optional.empty();
        };
    }
}
