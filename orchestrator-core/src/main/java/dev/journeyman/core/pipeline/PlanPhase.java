package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Role;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.work.Plan;
import java.util.List;

/** Has the work split into a plan that can run; an invalid one goes back with what is wrong with it. */
final class PlanPhase implements Phase {
    private static final int MOST_TRIES = 3;

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        List<String> problems = List.of();
        for (int i = 0; i < MOST_TRIES; i++) {
            Plan plan = Asked.artifact(
                    context.ask(Role.PLANNER, "Split the work into items that can be done side by side.", problems),
                    Plan.class);
            problems = context.review(plan);
            if (problems.isEmpty()) {
                return PhaseResult.completed(plan);
            }
        }
        return new PhaseResult.Failed(Failure.giveUp(
                "plan.invalid",
                "The planner gave no plan that can run in " + MOST_TRIES + " tries. The last one: "
                        + String.join(" ", problems)));
    }
}
