package com.example.shelf;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.Priority;
import java.util.List;

/** Has a poet write a motto, as a work item, and delivers it. */
public final class MottoPhase implements Phase {
    @Override
    public String name() {
        return "motto";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        PlanItem item = new PlanItem(
                "motto", "Write the motto", "Write it down.", new Role("poet"), Priority.P2, List.of(), List.of(),
                List.of(), Estimate.UNKNOWN);
        context.baseline();
        DispatchResult done = context.dispatch(new Plan("One motto.", List.of(item), "None."));
        if (!done.complete()) {
            return new PhaseResult.Failed(done.items().get(0).failure().orElseThrow());
        }
        return PhaseResult.completed(context.deliver(new CommitMessage("docs", "", "write a motto", "", false)));
    }
}
