package dev.journeyman.testkit;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Instant;
import java.util.Optional;

/** Lines of the index for tests that need one and do not care. */
public final class Heads {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Heads() {}

    /** A running workflow at some event; later events are newer. */
    public static WorkflowHead running(WorkflowId id, long sequence) {
        return of(id, WorkflowStatus.RUNNING, sequence);
    }

    /** A workflow at some event; later events are newer. */
    public static WorkflowHead of(WorkflowId id, WorkflowStatus status, long sequence) {
        return new WorkflowHead(
                id,
                "Workflow " + id,
                status,
                "planning",
                10,
                Optional.of("question-1"),
                new Usage(1, 100, 20, 300, 0),
                sequence,
                START.plusSeconds(sequence));
    }
}
