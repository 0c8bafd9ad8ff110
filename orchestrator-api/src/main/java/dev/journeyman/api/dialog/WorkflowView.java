package dev.journeyman.api.dialog;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.work.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow looks like after some event: a fold of its journal, for people.
 *
 * @param id the workflow
 * @param request what was asked for
 * @param status where it stands
 * @param reason why it rests; empty while it runs and when it is completed
 * @param phases in order
 * @param items of the newest plan, in the plan's order
 * @param question the oldest open question
 * @param usage settled use of models
 * @param reservedMicroDollars money reserved by calls in flight or lost with a crash
 * @param percent phases and items done, 0 to 100
 * @param started when the workflow began
 * @param active time it ran; waiting is not counted
 * @param sequence the newest event
 */
public record WorkflowView(
        WorkflowId id,
        String request,
        WorkflowStatus status,
        String reason,
        List<Phase> phases,
        List<Item> items,
        Optional<AskedQuestion> question,
        Usage usage,
        long reservedMicroDollars,
        int percent,
        Instant started,
        Duration active,
        long sequence) {
    public WorkflowView {
        phases = List.copyOf(phases);
        items = List.copyOf(items);
    }

    /**
     * A phase.
     *
     * @param name its name
     * @param status where it stands
     * @param attempt 1 for the first
     * @param active time it ran
     * @param note a word on what it is doing or what came of it; may be empty
     */
    public record Phase(String name, PhaseStatus status, int attempt, Duration active, String note) {}

    /**
     * A work item.
     *
     * @param key its key in the plan
     * @param title one line
     * @param role who does it
     * @param status where it stands
     * @param attempt 1 for the first
     * @param note what it is doing, or why it is blocked; may be empty
     */
    public record Item(String key, String title, String role, ItemStatus status, int attempt, String note) {}
}
