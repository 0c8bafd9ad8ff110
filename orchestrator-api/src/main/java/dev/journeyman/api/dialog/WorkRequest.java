package dev.journeyman.api.dialog;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants done, and how.
 *
 * @param text the request in the person's words; not blank
 * @param pipeline the pipeline to run, by name
 * @param priority how urgent, P0 to P3
 * @param deadline free text for people and prompts
 * @param base the revision work starts from; HEAD if empty
 * @param gates names of the gates that wait for a person
 * @param commit false to stop before a commit is delivered
 * @param uncommitted whether what is not committed in the checkout is taken along; then the delivered branch begins with
 *     a commit that holds it, and the user's files, index and HEAD stay as they are
 */
public record WorkRequest(
        String text,
        String pipeline,
        String priority,
        Optional<String> deadline,
        Optional<String> base,
        List<String> gates,
        boolean commit,
        boolean uncommitted) {
    public WorkRequest {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A request must say what is wanted.");
        }
        gates = List.copyOf(gates);
    }

    /** A request for the feature pipeline from HEAD to a delivered branch, without gates. */
    public static WorkRequest of(String text) {
        return new WorkRequest(text, "feature", "P2", Optional.empty(), Optional.empty(), List.of(), true, false);
    }

    /** The same on another pipeline. */
    public WorkRequest withPipeline(String name) {
        return new WorkRequest(text, name, priority, deadline, base, gates, commit, uncommitted);
    }

    /** The same with gates that wait for a person. */
    public WorkRequest withGates(List<String> names) {
        return new WorkRequest(text, pipeline, priority, deadline, base, names, commit, uncommitted);
    }

    /** The same from another revision. */
    public WorkRequest withBase(String revision) {
        return new WorkRequest(text, pipeline, priority, deadline, Optional.of(revision), gates, commit, uncommitted);
    }

    /** The same, stopping before a commit is delivered. */
    public WorkRequest withoutCommit() {
        return new WorkRequest(text, pipeline, priority, deadline, base, gates, false, uncommitted);
    }

    /** The same with what is not committed in the checkout. */
    public WorkRequest withUncommitted() {
        return new WorkRequest(text, pipeline, priority, deadline, base, gates, commit, true);
    }
}
