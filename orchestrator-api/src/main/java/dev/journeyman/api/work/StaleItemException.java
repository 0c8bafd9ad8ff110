package dev.journeyman.api.work;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** Somebody changed the item meanwhile; {@link #newer()} is what it is now. */
public final class StaleItemException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    private final transient WorkItem newer;

    public StaleItemException(WorkItem newer, long expectedRevision) {
        super(Failure.of(
                Remedy.BACKOFF,
                "tracker.stale",
                "Item " + newer.id() + " is at revision " + newer.revision() + ", not " + expectedRevision
                        + ": read it again and repeat the change."));
        this.newer = newer;
    }

    /** The item as it is now. */
    public WorkItem newer() {
        return newer;
    }
}
