package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** Looks before anything is changed: how the build stands, and what in the code matters. */
final class ResearchPhase implements Phase {
    @Override
    public String name() {
        return "research";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        Baseline baseline = context.baseline();
        ResearchReport report = Asked.artifact(
                context.ask(Role.RESEARCHER, "Find what in the code base matters for the request.", List.of()),
                ResearchReport.class);
        return PhaseResult.completed(report, baseline);
    }
}
