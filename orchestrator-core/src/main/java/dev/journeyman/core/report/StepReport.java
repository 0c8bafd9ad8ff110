package dev.journeyman.core.report;

import dev.journeyman.api.Usage;
import dev.journeyman.core.workspace.Difference;
import java.util.List;

/**
 * One step, or one ask of an agent, in full.
 *
 * @param name its scope and call, such as {@code code#1/ask:backend:1/model/1}
 * @param entries its tries, and how it ended
 * @param action what was to be done, as JSON; empty for an ask
 * @param given what it was given, such as the prompt of a model; empty where the action tells it
 * @param result what came of it, as JSON or text; empty if nothing did
 * @param used what it took of the budget
 * @param files what it changed
 * @param patch the changed lines of these
 */
public record StepReport(
        String name,
        List<AuditEntry> entries,
        String action,
        String given,
        String result,
        Usage used,
        List<Difference> files,
        String patch) {
    public StepReport {
        entries = List.copyOf(entries);
        files = List.copyOf(files);
    }

    /** How it ended, or where it is. */
    public AuditEntry last() {
        return entries.get(entries.size() - 1);
    }
}
