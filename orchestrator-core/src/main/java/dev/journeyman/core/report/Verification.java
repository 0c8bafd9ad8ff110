package dev.journeyman.core.report;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Trailers;
import dev.journeyman.core.report.AuditVerification.Check;
import dev.journeyman.core.report.AuditVerification.Verdict;
import dev.journeyman.core.workspace.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a journal with its own chain of hashes, and with what delivered commits say about it. */
public final class Verification {
    private static final Pattern ANCHOR = Pattern.compile("([1-9]\\d{0,17}):([0-9a-f]{64})");

    private final WorkflowId id;
    private final List<Check> checks = new ArrayList<>();
    private List<JournalEntry> entries = List.of();
    private long anchoredTo;

    private Verification(WorkflowId id) {
        this.id = id;
    }

    /**
     * Verifies a workflow.
     *
     * @param commitsSaying finds the commits on the user's branches whose message holds a line; what the journal says about
     *     them is not asked
     */
    public static AuditVerification of(
            WorkflowId id, CheckpointStore store, Function<String, List<LogEntry>> commitsSaying) {
        Verification verification = new Verification(id);
        verification.chain(store);
        verification.deliveries(commitsSaying.apply(Trailers.line(Trailers.WORKFLOW, id.value())));
        return verification.result();
    }

    private AuditVerification result() {
        String head = entries.isEmpty() ? "" : entries.get(entries.size() - 1).hash();
        return new AuditVerification(id, entries.size(), head, anchoredTo, checks);
    }

    /** Each entry must follow from the one before it, and say of itself what its place says. */
    private void chain(CheckpointStore store) {
        try {
            List<JournalEntry> read = JournalReader.entries(store, id);
            read.forEach(Verification::requireOwnPlace);
            entries = read;
            checks.add(
                    new Check("chain", Verdict.CONFIRMED, "All " + read.size() + " entries follow from each other."));
        } catch (OrchestratorException e) {
            checks.add(new Check("chain", Verdict.BROKEN, e.failure().message()));
        }
    }

    private static void requireOwnPlace(JournalEntry entry) {
        Recorded recorded = Json.read(entry.json(), Recorded.class);
        if (recorded.sequence() != entry.sequence() || recorded.parent() >= entry.sequence()) {
            throw new OrchestratorException(Failure.giveUp(
                    "journal.misplaced",
                    "Entry " + entry.sequence() + " says that it is entry " + recorded.sequence() + " after "
                            + recorded.parent() + ": the journal was changed after it was written."));
        }
    }

    private void deliveries(List<LogEntry> commits) {
        commits.forEach(this::delivery);
        if (commits.isEmpty()) {
            checks.add(new Check(
                    "delivery",
                    Verdict.ABSENT,
                    saysDelivered()
                            ? "The journal says that a commit was delivered, but no branch of the repository holds a commit"
                                    + " of this workflow: only the chain guards the journal."
                            : "Nothing was delivered from this workflow: only the chain guards the journal."));
        }
    }

    private boolean saysDelivered() {
        return entries.stream()
                .map(entry -> Json.read(entry.json(), Recorded.class).event())
                .anyMatch(
                        event -> event instanceof Event.StepDone done && done.action() instanceof Action.DeliverBranch);
    }

    private void delivery(LogEntry commit) {
        String what = "commit " + commit.commit();
        String said = Trailers.value(commit.message(), Trailers.JOURNAL).orElse("");
        Matcher anchor = ANCHOR.matcher(said);
        if (!anchor.matches()) {
            checks.add(new Check(
                    what,
                    Verdict.BROKEN,
                    "It names this workflow, but its trailer " + Trailers.JOURNAL
                            + " is missing or not a sequence and a" + " hash: '" + said + "'."));
            return;
        }
        compare(what, Long.parseLong(anchor.group(1)), anchor.group(2));
    }

    private void compare(String what, long sequence, String hash) {
        if (sequence > entries.size()) {
            checks.add(new Check(
                    what,
                    Verdict.BROKEN,
                    "It was made when the journal had " + sequence + " entries; " + entries.size()
                            + " that can be trusted are there."));
        } else if (!entries.get((int) sequence - 1).hash().equals(hash)) {
            checks.add(new Check(
                    what,
                    Verdict.BROKEN,
                    "Entry " + sequence + " is not the one it was made from: the journal was rewritten, or the commit's"
                            + " message was changed."));
        } else {
            anchoredTo = Math.max(anchoredTo, sequence);
            checks.add(new Check(what, Verdict.CONFIRMED, "It was made from entry " + sequence + " as it stands."));
        }
    }
}
