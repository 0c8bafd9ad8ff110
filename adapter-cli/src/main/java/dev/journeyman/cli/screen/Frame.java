package dev.journeyman.cli.screen;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.cli.screen.Terminal.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One drawing of a workflow: a head line, the phases, and the items below the phase that works on them. */
final class Frame {
    private static final int FRAME_ROWS_BESIDE_PHASES = 3;

    private final WorkflowView view;
    private final Duration since;
    private final Terminal terminal;
    private final Symbols symbols;
    private final Size size;
    private final long tick;
    private final List<String> lines = new ArrayList<>();

    /**
     * A drawing to be made.
     *
     * @param since how long ago the view was new
     * @param tick turns what runs
     */
    Frame(WorkflowView view, Duration since, Terminal terminal, long tick) {
        this.view = view;
        this.since = view.status() == WorkflowStatus.RUNNING ? since : Duration.ZERO;
        this.terminal = terminal;
        this.symbols = Symbols.of(terminal.unicode());
        this.size = terminal.size().get();
        this.tick = tick;
    }

    /** Its lines; none is wider and together they are not taller than the terminal. */
    List<String> lines() {
        lines.clear();
        head();
        for (WorkflowView.Phase phase : view.phases()) {
            phase(phase);
            if (worksOnItems(phase)) {
                items();
            }
        }
        return lines;
    }

    private void head() {
        String status = view.status() == WorkflowStatus.RUNNING ? "" : "  " + Words.of(view.status());
        String figures = String.format(
                "%3d %%  %s  %s%s",
                view.percent(), Figures.time(view.active().plus(since)), Figures.usage(view.usage()), status);
        line(0, Ink.BOLD, view.id().value(), figures);
    }

    private void phase(WorkflowView.Phase phase) {
        boolean running = phase.status() == PhaseStatus.RUNNING;
        String attempt = phase.attempt() > 1 ? " (attempt " + phase.attempt() + ")" : "";
        String time = phase.status() == PhaseStatus.PENDING
                ? ""
                : Figures.time(running ? phase.active().plus(since) : phase.active());
        String text = String.format("%-14s %7s  %s", phase.name() + attempt, time, phase.note());
        line(2, ink(phase.status()), symbol(phase.status()), text.stripTrailing());
    }

    /** Items are news only while some are open, and only below the phase that works on them. */
    private boolean worksOnItems(WorkflowView.Phase phase) {
        boolean inFlight = phase.status() == PhaseStatus.RUNNING || phase.status() == PhaseStatus.FAILED;
        return inFlight && view.items().stream().anyMatch(item -> item.status() != ItemStatus.DONE);
    }

    private void items() {
        int room = Math.max(1, size.rows() - view.phases().size() - FRAME_ROWS_BESIDE_PHASES);
        List<WorkflowView.Item> shown = view.items().size() <= room ? view.items() : mostUrgent(room - 1);
        int widest = shown.stream().mapToInt(item -> item.key().length()).max().orElse(0);
        shown.forEach(item -> item(item, widest));
        int left = view.items().size() - shown.size();
        if (left > 0) {
            line(6, Ink.DIM, symbols.cut(), "and " + left + " more");
        }
    }

    private List<WorkflowView.Item> mostUrgent(int room) {
        List<ItemStatus> order = List.of(ItemStatus.IN_PROGRESS, ItemStatus.BLOCKED, ItemStatus.TODO, ItemStatus.DONE);
        return view.items().stream()
                .sorted(Comparator.comparing(item -> order.indexOf(item.status())))
                .limit(Math.max(0, room))
                .toList();
    }

    private void item(WorkflowView.Item item, int widest) {
        String text =
                String.format("%-" + widest + "s  %s", item.key(), item.note().isEmpty() ? item.title() : item.note());
        line(6, ink(item.status()), symbol(item.status()), text);
    }

    private void line(int indent, Ink ink, String sign, String text) {
        int room = size.columns() - 1 - indent - sign.length() - 1;
        Ink rest = ink == Ink.DIM ? Ink.DIM : Ink.PLAIN;
        lines.add(" ".repeat(indent) + ink.paint(sign, terminal.colour()) + " "
                + rest.paint(symbols.fit(text, room), terminal.colour()));
    }

    private String symbol(PhaseStatus status) {
        return switch (status) {
            case PENDING -> symbols.pending();
            case RUNNING -> atWork();
            case COMPLETED -> symbols.done();
            case SKIPPED -> symbols.skipped();
            case FAILED -> symbols.failed();
        };
    }

    private String symbol(ItemStatus status) {
        return switch (status) {
            case TODO -> symbols.pending();
            case IN_PROGRESS -> atWork();
            case DONE -> symbols.done();
            case BLOCKED -> symbols.blocked();
        };
    }

    /** Nothing turns in a workflow that rests. */
    private String atWork() {
        return view.status() == WorkflowStatus.RUNNING ? symbols.running(tick) : symbols.blocked();
    }

    private static Ink ink(PhaseStatus status) {
        return switch (status) {
            case PENDING, SKIPPED -> Ink.DIM;
            case RUNNING -> Ink.CYAN;
            case COMPLETED -> Ink.GREEN;
            case FAILED -> Ink.RED;
        };
    }

    private static Ink ink(ItemStatus status) {
        return switch (status) {
            case TODO -> Ink.DIM;
            case IN_PROGRESS -> Ink.CYAN;
            case DONE -> Ink.GREEN;
            case BLOCKED -> Ink.YELLOW;
        };
    }
}
