package dev.journeyman.cli.command;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.WorkerListener;
import dev.journeyman.core.WorkflowResult;
import java.util.concurrent.atomic.AtomicInteger;

/** Says line by line what a node does. */
final class NodeLog implements WorkerListener {
    private final Progress progress;
    private final AtomicInteger rested = new AtomicInteger();

    NodeLog(Progress progress) {
        this.progress = progress;
    }

    /** How many workflows came to rest. */
    int rested() {
        return rested.get();
    }

    @Override
    public void took(WorkflowId id) {
        progress.say(id + "  taken up");
    }

    @Override
    public void ended(WorkflowResult result) {
        if (result.status().atRest()) {
            rested.incrementAndGet();
            progress.say(result.id() + "  " + Words.of(result.status()));
        } else {
            progress.say(result.id() + "  handed over");
        }
    }

    @Override
    public void broken(WorkflowId id, Failure why) {
        progress.say(id + "  broken off, goes on from what is recorded: " + why.message());
    }

    @Override
    public void leftAlone(WorkflowId id, Failure why) {
        progress.say(id + "  left alone: " + why.message());
    }
}
