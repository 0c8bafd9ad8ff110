package dev.journeyman.api.store;

import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the index over workflows; never truth, always rebuilt from the journal.
 *
 * @param id the workflow
 * @param title one line
 * @param status where it stands
 * @param phase the running or last phase; may be empty
 * @param percent 0 to 100
 * @param openQuestion id of the oldest open question
 * @param committed what its model calls have used and reserved, for limits on all workflows together
 * @param sequence the newest event
 * @param updated when it was appended
 * @param answerBy until when an answer to that question is wanted
 */
public record WorkflowHead(
        WorkflowId id,
        String title,
        WorkflowStatus status,
        String phase,
        int percent,
        Optional<String> openQuestion,
        Usage committed,
        long sequence,
        Instant updated,
        Optional<Instant> answerBy) {
    /** A line without a deadline. */
    public WorkflowHead(
            WorkflowId id,
            String title,
            WorkflowStatus status,
            String phase,
            int percent,
            Optional<String> openQuestion,
            Usage committed,
            long sequence,
            Instant updated) {
        this(id, title, status, phase, percent, openQuestion, committed, sequence, updated, Optional.empty());
    }
}
