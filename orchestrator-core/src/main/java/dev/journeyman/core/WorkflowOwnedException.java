package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Owner;
import java.util.Optional;

/** Another process runs the workflow. */
public final class WorkflowOwnedException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    WorkflowOwnedException(WorkflowId id, Optional<Owner> owner) {
        super(Failure.of(
                Remedy.RETRY_AFTER,
                "workflow.owned",
                "Workflow " + id + " is run by "
                        + owner.map(other -> "'" + other.name() + "', process " + other.processId())
                                .orElse("another process")
                        + ". Wait for it, or stop it with 'journeyman stop " + id + "'."
                        + owner.filter(other -> other.processId() > 0)
                                .map(WorkflowOwnedException::lastResort)
                                .orElse("")));
    }

    private static String lastResort(Owner owner) {
        return " If it stands still, end it with 'kill -9 " + owner.processId()
                + "': nothing is lost, and the workflow can be resumed at once.";
    }
}
