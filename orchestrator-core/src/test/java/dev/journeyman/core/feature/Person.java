package dev.journeyman.core.feature;

import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;

/** What somebody does about a workflow of a {@link CrashCase} whenever it rests; remembers it, as people do. */
@FunctionalInterface
interface Person {
    /** Nobody, where nobody is needed. */
    Person NOBODY = (orchestrator, result) -> false;

    /** Acts; true if the workflow is to go on. */
    boolean act(Orchestrator orchestrator, WorkflowResult result) throws InterruptedException;

    /** Looks on while an item's model is being called. */
    default void watch(CrashCase workflow, String item) {}
}
