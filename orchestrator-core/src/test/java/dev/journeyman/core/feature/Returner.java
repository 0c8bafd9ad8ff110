package dev.journeyman.core.feature;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;

/** Takes the workflow back to its plan, once, when it has delivered. */
final class Returner implements Person {
    private boolean asked;

    @Override
    public boolean act(Orchestrator orchestrator, WorkflowResult result) throws InterruptedException {
        if (result.status() != WorkflowStatus.COMPLETED) {
            return true;
        }
        if (asked) {
            return false;
        }
        asked = true;
        long plan = orchestrator.eventNamed(result.id(), "after plan");
        orchestrator
                .rollBack(result.id(), new Signal.RollBack("back", "ann", plan))
                .orElseThrow()
                .await();
        return true;
    }
}
