package dev.journeyman.core.feature;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stops the workflow, once, while an item is at work, and has it go on when it has come to rest. */
final class Stopper implements Person {
    private final String item;
    private final AtomicBoolean asked = new AtomicBoolean();

    Stopper(String item) {
        this.item = item;
    }

    @Override
    public void watch(CrashCase workflow, String atWork) {
        if (atWork.equals(item) && asked.compareAndSet(false, true)) {
            workflow.post(new Signal.Stop("stop", "ann", "enough"));
        }
    }

    @Override
    public boolean act(Orchestrator orchestrator, WorkflowResult result) {
        return result.status() == WorkflowStatus.STOPPED;
    }
}
