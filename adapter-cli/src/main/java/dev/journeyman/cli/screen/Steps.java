package dev.journeyman.cli.screen;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.ItemStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happened between two states of a workflow, in words. */
final class Steps {
    private Steps() {}

    /** A line for each phase and item that is elsewhere now than it was. */
    static List<String> between(Optional<WorkflowView> before, WorkflowView after) {
        List<String> lines = new ArrayList<>(wentBack(before, after));
        List<String> items = new ArrayList<>(items(before, after));
        for (WorkflowView.Phase phase : after.phases()) {
            boolean ended = phase.status() != PhaseStatus.RUNNING;
            boolean changed = phase.status() != PhaseStatus.PENDING && !same(find(before, phase), phase);
            if (changed && ended) {
                move(items, lines);
            }
            if (changed) {
                lines.add(describe(phase));
            }
            if (!ended) {
                move(items, lines);
            }
        }
        if (after.status().atRest()
                && before.map(WorkflowView::status)
                        .filter(after.status()::equals)
                        .isEmpty()) {
            lines.add("workflow: " + Words.of(after.status()) + reason(after.reason()));
        }
        return lines;
    }

    /** Only a rollback takes a phase back to where it has not begun. */
    private static List<String> wentBack(Optional<WorkflowView> before, WorkflowView after) {
        return after.phases().stream()
                .filter(phase -> phase.status() == PhaseStatus.PENDING)
                .filter(phase -> find(before, phase)
                        .filter(old -> old.status() != PhaseStatus.PENDING)
                        .isPresent())
                .findFirst()
                .map(phase -> "workflow: rolled back to before " + phase.name())
                .stream()
                .toList();
    }

    private static List<String> items(Optional<WorkflowView> before, WorkflowView after) {
        return after.items().stream()
                .filter(item -> item.status() != ItemStatus.TODO)
                .filter(item ->
                        find(before, item).filter(old -> same(old, item)).isEmpty())
                .map(Steps::describe)
                .toList();
    }

    private static void move(List<String> from, List<String> to) {
        to.addAll(from);
        from.clear();
    }

    private static boolean same(Optional<WorkflowView.Phase> old, WorkflowView.Phase now) {
        return old.filter(phase -> phase.status() == now.status() && phase.attempt() == now.attempt())
                .isPresent();
    }

    private static boolean same(WorkflowView.Item old, WorkflowView.Item now) {
        return old.status() == now.status() && old.attempt() == now.attempt();
    }

    private static String describe(WorkflowView.Item item) {
        boolean started = item.status() == ItemStatus.IN_PROGRESS;
        String word = started ? "started" : Words.of(item.status());
        return "  " + item.key() + ": " + word + attempt(item.attempt()) + reason(started ? item.title() : item.note());
    }

    private static String describe(WorkflowView.Phase phase) {
        String word = switch (phase.status()) {
            case RUNNING -> "started";
            case COMPLETED -> "done";
            default -> Words.of(phase.status());
        };
        return phase.name() + ": " + word + attempt(phase.attempt()) + reason(phase.note());
    }

    private static String attempt(int number) {
        return number > 1 ? ", attempt " + number : "";
    }

    private static Optional<WorkflowView.Phase> find(Optional<WorkflowView> view, WorkflowView.Phase phase) {
        return view.stream()
                .flatMap(some -> some.phases().stream())
                .filter(old -> old.name().equals(phase.name()))
                .findFirst();
    }

    private static Optional<WorkflowView.Item> find(Optional<WorkflowView> view, WorkflowView.Item item) {
        Stream<WorkflowView.Item> items = view.stream().flatMap(some -> some.items().stream());
        return items.filter(old -> old.key().equals(item.key())).findFirst();
    }

    private static String reason(String note) {
        return note.isEmpty() ? "" : " (" + note.lines().findFirst().orElse("") + ")";
    }
}
