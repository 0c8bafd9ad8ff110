package dev.journeyman.cli.screen;

import dev.journeyman.api.dialog.WorkflowView;
import java.io.PrintStream;
import java.util.Optional;

/** Prints a line for each thing that happened. */
public final class PlainProgress implements Progress {
    private final PrintStream out;
    private Optional<WorkflowView> last = Optional.empty();

    /** Prints there. */
    public PlainProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void show(WorkflowView view) {
        String time = Figures.time(view.active());
        Steps.between(last, view).forEach(line -> out.println("[" + time + "] " + line));
        out.flush();
        last = Optional.of(view);
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
