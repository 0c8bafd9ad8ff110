package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.ArrayList;
import java.util.List;

/** Finds what in the code matters; and how the build stands, where no phase before has looked at that. */
final class ResearchPhase implements Phase {
    @Override
    public String name() {
        return "research";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        List<Record> found = new ArrayList<>();
        if (context.findArtifact(Baseline.class).isEmpty()) {
            found.add(context.baseline());
        }
        found.add(
                0,
                Asked.artifact(
                        context.ask(Role.RESEARCHER, "Find what in the code base matters for the request.", List.of()),
                        ResearchReport.class));
        return new PhaseResult.Completed(found);
    }
}
