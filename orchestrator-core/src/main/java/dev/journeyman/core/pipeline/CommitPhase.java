package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** Delivers the work as one commit. */
final class CommitPhase implements Phase {
    @Override
    public String name() {
        return "commit";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        if (!context.workflow().request().commit()) {
            return new PhaseResult.Skipped("no commit was wanted");
        }
        CommitMessage message = Asked.artifact(
                context.ask(Role.COMMITTER, "Write the message of the commit.", List.of()), CommitMessage.class);
        return PhaseResult.completed(message, context.deliver(message));
    }
}
