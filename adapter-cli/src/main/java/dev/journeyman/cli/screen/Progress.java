package dev.journeyman.cli.screen;

import dev.journeyman.api.dialog.WorkflowView;

/** Shows how a workflow gets on. Called by many threads, quickly. */
public interface Progress extends AutoCloseable {
    /** Takes note of the newest state. */
    void show(WorkflowView view);

    /** Prints a line for people between the states. */
    void say(String line);

    /** Shows the last state and prints nothing more. */
    @Override
    void close();
}
