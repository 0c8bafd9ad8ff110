package dev.journeyman.cli.screen;

import dev.journeyman.api.dialog.WorkflowView;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Redraws the newest state in place, some times a second. */
public final class LiveProgress implements Progress {
    private static final long MILLIS_BETWEEN_DRAWINGS = 120;
    private static final String ERASE_TO_END_OF_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";

    private final Terminal terminal;
    private final InstantSource clock;
    private final ScheduledExecutorService painter;
    private @Nullable WorkflowView view;
    private Instant shown;
    private int drawn;
    private long tick;
    /** After a line was said nothing is drawn before there is news: somebody may be typing an answer below it. */
    private boolean held;

    /** Draws on a timer of its own. */
    public static LiveProgress start(Terminal terminal, InstantSource clock) {
        LiveProgress progress = new LiveProgress(terminal, clock);
        ScheduledFuture<?> unusedUntilClosed = progress.painter.scheduleAtFixedRate(
                progress::draw, MILLIS_BETWEEN_DRAWINGS, MILLIS_BETWEEN_DRAWINGS, TimeUnit.MILLISECONDS);
        return progress;
    }

    /** Draws when told to. */
    LiveProgress(Terminal terminal, InstantSource clock) {
        this.terminal = terminal;
        this.clock = clock;
        this.shown = clock.instant();
        this.painter = Executors.newSingleThreadScheduledExecutor(LiveProgress::daemon);
    }

    @Override
    public synchronized void show(WorkflowView newest) {
        view = newest;
        shown = clock.instant();
        held = false;
    }

    @Override
    public synchronized void say(String line) {
        PrintStream out = terminal.out();
        back();
        out.print(ERASE_BELOW);
        out.println(line);
        out.flush();
        drawn = 0;
        held = true;
    }

    @Override
    public synchronized void close() {
        painter.shutdown();
        held = false;
        draw();
    }

    synchronized void draw() {
        if (view == null || held) {
            return;
        }
        List<String> lines = new Frame(view, Duration.between(shown, clock.instant()), terminal, tick++).lines();
        back();
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append(ERASE_TO_END_OF_LINE).append('\n'));
        terminal.out().print(text.append(ERASE_BELOW));
        terminal.out().flush();
        drawn = lines.size();
    }

    private void back() {
        if (drawn > 0) {
            terminal.out().print("\r\u001b[" + drawn + "A");
        }
    }

    private static Thread daemon(Runnable drawing) {
        Thread thread = new Thread(drawing, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
