package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** Turns the request into requirements. */
final class RequirementsPhase implements Phase {
    @Override
    public String name() {
        return "requirements";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        return Asked.artifact(context.ask(
                Role.REQUIREMENTS, "Turn the request into user stories with acceptance criteria.", List.of()));
    }
}
