package dev.journeyman.core;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.journal.Recorded;
import java.time.Instant;

/**
 * An event of a workflow, as it stands in the journal.
 *
 * @param workflow the workflow
 * @param sequence its place, from 1
 * @param at when it was appended
 * @param type what kind of event it is, such as {@code StepDone}
 * @param scope path of the scope it belongs to; "" for what concerns the workflow as a whole
 * @param call the call of the scope it belongs to, such as {@code model/1}; may be ""
 * @param json the whole record
 */
public record WorkflowEvent(
        WorkflowId workflow, long sequence, Instant at, String type, String scope, String call, String json) {
    static WorkflowEvent of(WorkflowId workflow, Recorded recorded, String json) {
        return new WorkflowEvent(
                workflow,
                recorded.sequence(),
                recorded.at(),
                recorded.event().getClass().getSimpleName(),
                recorded.scope(),
                recorded.call(),
                json);
    }
}
