package dev.journeyman.api.store;

import dev.journeyman.api.WorkflowStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Selects from the index.
 *
 * @param statuses those to include; empty means all
 * @param limit most heads in the answer
 */
public record HeadQuery(Set<WorkflowStatus> statuses, int limit) {
    private static final Comparator<WorkflowHead> NEWEST_FIRST = Comparator.comparing(WorkflowHead::updated)
            .reversed()
            .thenComparing(head -> head.id().value());

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

    /** The answer to this query among these heads: newest first. */
    public List<WorkflowHead> select(Stream<WorkflowHead> heads) {
        return heads.filter(head -> statuses.isEmpty() || statuses.contains(head.status()))
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }
}
