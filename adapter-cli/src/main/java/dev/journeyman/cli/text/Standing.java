package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.Owner;
import dev.journeyman.cli.screen.Words;
import java.util.Optional;

/**
 * A workflow's status as people see it: one that should run and that nobody runs is interrupted.
 *
 * @param owner who runs it
 */
public record Standing(WorkflowStatus status, Optional<Owner> owner) {
    /** Whether its process was killed, or the machine went down. */
    public boolean interrupted() {
        return !status.atRest() && owner.isEmpty();
    }

    /** In a word. */
    public String word() {
        return interrupted() ? "interrupted" : Words.of(status);
    }

    /** Adds what only this knows. */
    public ObjectNode to(ObjectNode document) {
        owner.ifPresent(who -> document.put("owner", who.name()).put("ownerProcess", who.processId()));
        return document.put("interrupted", interrupted());
    }

    /** In a line that says who runs it, or how it goes on. */
    String line(WorkflowId workflow, Hints hints) {
        if (interrupted()) {
            return "interrupted: nobody runs it. Go on with: " + hints.journeyman("resume", workflow, "");
        }
        return word() + owner.map(Standing::by).orElse("");
    }

    private static String by(Owner owner) {
        String process = owner.processId() == 0 ? "" : ", process " + owner.processId();
        return ", by '" + owner.name() + "'" + process;
    }
}
