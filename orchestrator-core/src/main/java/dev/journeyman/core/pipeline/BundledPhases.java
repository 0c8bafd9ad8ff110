package dev.journeyman.core.pipeline;

import dev.journeyman.api.phase.Phase;
import java.util.List;

/** The phases that come with the library. */
public final class BundledPhases {
    private BundledPhases() {}

    /** One of each. */
    public static List<Phase> all() {
        return List.of(
                new RequirementsPhase(),
                new ResearchPhase(),
                new PlanPhase(),
                new CodePhase(),
                new TestsPhase(),
                new FixPhase(),
                new DocsPhase(),
                new CommitPhase());
    }
}
