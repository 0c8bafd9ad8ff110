package dev.journeyman.testkit;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** An {@link InputAdapter} whose person follows a script; it remembers what was asked and shown. */
public final class ScriptedInputAdapter implements InputAdapter {
    private final Function<AskedQuestion, Optional<Answer>> script;
    private final Queue<WorkRequest> requests = new ConcurrentLinkedQueue<>();
    private final List<AskedQuestion> questions = new CopyOnWriteArrayList<>();
    private final List<WorkflowView> views = new CopyOnWriteArrayList<>();

    private ScriptedInputAdapter(Function<AskedQuestion, Optional<Answer>> script) {
        this.script = script;
    }

    /** Nobody is there: every question parks. */
    public static ScriptedInputAdapter silent() {
        return answering(question -> Optional.empty());
    }

    /** Approves what can be approved; everything else parks. */
    public static ScriptedInputAdapter approving() {
        return answering(asked -> approval(asked.question()));
    }

    /** Answers by a function. */
    public static ScriptedInputAdapter answering(Function<AskedQuestion, Optional<Answer>> script) {
        return new ScriptedInputAdapter(script);
    }

    private static Optional<Answer> approval(Question question) {
        return question instanceof Question.Approval approval
                ? Optional.of(new Answer.Approved(approval.tree(), approval.artifactHash(), ""))
                : Optional.empty();
    }

    /** Adds a request that {@link #nextRequest()} will give. */
    public ScriptedInputAdapter requesting(WorkRequest request) {
        requests.add(request);
        return this;
    }

    @Override
    public Optional<WorkRequest> nextRequest() {
        return Optional.ofNullable(requests.poll());
    }

    @Override
    public Optional<Answer> ask(WorkflowId workflow, AskedQuestion question) {
        questions.add(question);
        return script.apply(question);
    }

    @Override
    public void show(WorkflowView view) {
        views.add(view);
    }

    /** What was asked, oldest first. */
    public List<AskedQuestion> questions() {
        return List.copyOf(questions);
    }

    /** What was shown, oldest first. */
    public List<WorkflowView> views() {
        return List.copyOf(views);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
