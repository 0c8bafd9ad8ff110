package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowId;

/** Is told what a {@link Worker} does; called by several threads. */
public interface WorkerListener {
    /** It goes on with a workflow from now on. */
    default void took(WorkflowId id) {}

    /** The workflow rests; or it still runs, and the worker has handed it over. */
    default void ended(WorkflowResult result) {}

    /** The run broke off; the workflow goes on from what is recorded, at whichever node takes it. */
    default void broken(WorkflowId id, Failure why) {}

    /** It leaves a workflow to others; said again only for another reason. */
    default void leftAlone(WorkflowId id, Failure why) {}
}
