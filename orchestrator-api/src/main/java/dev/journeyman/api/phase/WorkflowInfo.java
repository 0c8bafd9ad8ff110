package dev.journeyman.api.phase;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.WorkRequest;
import java.util.List;

/**
 * What a phase knows of its workflow; fixed at the phase's start.
 *
 * @param id the workflow
 * @param project where it works
 * @param request what was asked for
 * @param phase the phase's own name
 * @param attempt 1 for the first
 * @param feedback what people said so far, oldest first
 * @param fixRounds most rounds a loop of repairs may take before it asks
 */
public record WorkflowInfo(
        WorkflowId id,
        ProjectId project,
        WorkRequest request,
        String phase,
        int attempt,
        List<Feedback> feedback,
        int fixRounds) {
    public WorkflowInfo {
        feedback = List.copyOf(feedback);
    }
}
