package dev.journeyman.api.agent;

import dev.journeyman.api.Failure;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.work.Plan;
import java.util.Optional;

/** What came of an ask. */
public sealed interface Outcome {
    /**
     * It is done.
     *
     * @param artifact the result, if the role yields one; file changes were recorded as steps
     * @param summary a sentence or two
     */
    record Done(Optional<Record> artifact, String summary) implements Outcome {}

    /** It is too big: do this plan in its place. */
    record Split(Plan plan, String reason) implements Outcome {}

    /** A person must say something first; then the agent is asked again with the answer among the feedback. */
    record NeedsInput(Question question) implements Outcome {}

    /** It cannot be done. */
    record Failed(Failure failure) implements Outcome {}
}
