package dev.journeyman.core.report;

import dev.journeyman.api.WorkflowId;
import java.util.List;

/**
 * Whether the record of a workflow is the one that was written.
 *
 * <p>A chain of hashes can be computed anew by whoever rewrites the whole journal. What cannot be rewritten along is the
 * delivered commit: it names a sequence and a hash, and everything up to there is anchored by it. Later entries, and a
 * journal that nothing was delivered from, are guarded by their chain only.
 *
 * @param workflow the workflow
 * @param entries entries read
 * @param head hash of the newest entry; "" if there is none that can be trusted
 * @param anchoredTo the newest sequence that a delivered commit confirms; 0 if none does
 * @param checks what was looked at, in order
 */
public record AuditVerification(WorkflowId workflow, long entries, String head, long anchoredTo, List<Check> checks) {
    public AuditVerification {
        checks = List.copyOf(checks);
    }

    /** True if nothing contradicts the record. */
    public boolean intact() {
        return checks.stream().noneMatch(check -> check.verdict() == Verdict.BROKEN);
    }

    /** True if something outside the journal confirms it. */
    public boolean anchored() {
        return intact() && anchoredTo > 0;
    }

    /**
     * One thing that was looked at.
     *
     * @param what the thing
     * @param verdict what was found
     * @param detail in a sentence
     */
    public record Check(String what, Verdict verdict, String detail) {}

    /** What was found. */
    public enum Verdict {
        CONFIRMED,
        BROKEN,
        /** There is nothing to compare with. */
        ABSENT
    }
}
