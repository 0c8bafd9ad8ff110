package dev.journeyman.api.store;

import dev.journeyman.api.WorkflowStatus;
import java.util.Set;

/**
 * Selects from the index.
 *
 * @param statuses those to include; empty means all
 * @param limit most heads in the answer
 */
public record HeadQuery(Set<WorkflowStatus> statuses, int limit) {
    public HeadQuery {
        statuses = Set.copyOf(statuses);
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
    }

    /** Everything there is, up to 10,000. */
    public static HeadQuery all() {
        return new HeadQuery(Set.of(), 10_000);
    }
}
