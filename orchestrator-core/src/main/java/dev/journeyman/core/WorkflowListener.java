package dev.journeyman.core;

import dev.journeyman.api.dialog.WorkflowView;

/** Is told of every event after it is durable, in order. Be quick; exceptions are logged and not passed on. */
@FunctionalInterface
public interface WorkflowListener {
    /** An event happened, and this is where the workflow stands after it. */
    void on(WorkflowEvent event, WorkflowView after);
}
