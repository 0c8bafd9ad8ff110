package dev.journeyman.testkit;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Views of workflows for tests that show some. */
public final class Views {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private Views() {}

    /** A workflow before anything has happened. */
    public static WorkflowView empty(WorkflowStatus status) {
        return view(status, List.of(), List.of(), Optional.empty());
    }

    /** A workflow with a phase and an item in every state. */
    public static WorkflowView full(WorkflowStatus status, Optional<AskedQuestion> question) {
        List<WorkflowView.Phase> phases = Stream.of(PhaseStatus.values())
                .map(each -> new WorkflowView.Phase(
                        each.name().toLowerCase(Locale.ROOT), each, 1, Duration.ofSeconds(3), "a note"))
                .toList();
        List<WorkflowView.Item> items = Stream.of(ItemStatus.values())
                .map(each -> new WorkflowView.Item(
                        each.name().toLowerCase(Locale.ROOT), "\u00c4 title", "backend", each, 2, ""))
                .toList();
        return view(status, phases, items, question);
    }

    private static WorkflowView view(
            WorkflowStatus status,
            List<WorkflowView.Phase> phases,
            List<WorkflowView.Item> items,
            Optional<AskedQuestion> question) {
        return new WorkflowView(
                ID,
                "Add a \u00fcseful feature \ud83d\ude80",
                status,
                status.atRest() ? "a reason" : "",
                phases,
                items,
                question,
                new Usage(3, 1_000, 200, 12_345, 1),
                500,
                40,
                START,
                Duration.ofMinutes(3),
                17);
    }
}
