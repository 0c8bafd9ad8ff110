package dev.journeyman.core.plan;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import java.util.List;

/** Looks whether a plan can be run, whoever made it. */
public final class PlanReview {
    private PlanReview() {}

    /** What keeps it from being run on a tree, each a sentence that says how to repair it; empty if nothing does. */
    public static List<String> problems(Plan plan, Tree tree) {
        try {
            PlanGraph.of(plan);
        } catch (OrchestratorException invalid) {
            return List.of(invalid.failure().message());
        }
        return PlannedFiles.problems(plan, tree);
    }
}
