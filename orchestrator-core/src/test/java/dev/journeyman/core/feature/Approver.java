package dev.journeyman.core.feature;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;

/** Approves at every gate; once more if the question still stands. */
final class Approver implements Person {
    private int answers;

    @Override
    public boolean act(Orchestrator orchestrator, WorkflowResult result) {
        if (result.status() == WorkflowStatus.PAUSED) {
            AskedQuestion asked = result.question().orElseThrow();
            Question.Approval approval = (Question.Approval) asked.question();
            Answer yes = new Answer.Approved(approval.tree(), approval.artifactHash(), "Good.");
            orchestrator.post(result.id(), new Signal.Answered("answer-" + ++answers, "ann", asked.id(), yes));
            return true;
        }
        return false;
    }
}
