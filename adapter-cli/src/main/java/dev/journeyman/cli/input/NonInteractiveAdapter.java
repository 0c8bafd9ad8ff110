package dev.journeyman.cli.input;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.screen.Progress;
import java.util.Optional;

/** Nobody is there to answer: progress is shown, questions park the workflow. */
public final class NonInteractiveAdapter implements InputAdapter {
    private final Progress progress;

    /** Shows progress there; who made it closes it. */
    public NonInteractiveAdapter(Progress progress) {
        this.progress = progress;
    }

    @Override
    public Optional<WorkRequest> nextRequest() {
        return Optional.empty();
    }

    @Override
    public Optional<Answer> ask(WorkflowId workflow, AskedQuestion question) {
        return Optional.empty();
    }

    @Override
    public void show(WorkflowView view) {
        progress.show(view);
    }

    @Override
    public void close() {}
}
