package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** Turns the request into requirements, once the project's build is seen to work: nobody is paid for one that cannot. */
final class RequirementsPhase implements Phase {
    @Override
    public String name() {
        return "requirements";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        Baseline baseline = context.baseline();
        Requirements requirements = Asked.artifact(
                context.ask(
                        Role.REQUIREMENTS, "Turn the request into user stories with acceptance criteria.", List.of()),
                Requirements.class);
        return PhaseResult.completed(requirements, baseline);
    }
}
