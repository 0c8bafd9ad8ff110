package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which workflows are to be cleaned, and what is to stay of them. None that runs or waits ever is.
 *
 * @param ids only these; empty for all that are finished
 * @param statuses those that count as finished
 * @param age how long ago they must have come to rest
 * @param keepsJournals whether their records stay: audit, report and costs can still be read then
 * @param undelivered also completed ones whose work was delivered nowhere, so that it is gone then
 */
public record Cleaning(
        Set<WorkflowId> ids,
        Set<WorkflowStatus> statuses,
        Optional<Duration> age,
        boolean keepsJournals,
        boolean undelivered) {
    private static final Set<WorkflowStatus> NEVER =
            EnumSet.of(WorkflowStatus.RUNNING, WorkflowStatus.STOPPING, WorkflowStatus.PAUSED);

    public Cleaning {
        ids = Set.copyOf(ids);
        statuses = Set.copyOf(statuses);
        if (statuses.stream().anyMatch(NEVER::contains)) {
            throw new IllegalArgumentException("What runs or waits cannot be cleaned: " + statuses);
        }
    }

    /** All that are completed or abandoned, with their records. */
    public static Cleaning finished() {
        return new Cleaning(
                Set.of(),
                EnumSet.of(WorkflowStatus.COMPLETED, WorkflowStatus.ABANDONED),
                Optional.empty(),
                false,
                false);
    }

    /** The same for certain workflows only. */
    public Cleaning of(Collection<WorkflowId> wanted) {
        return new Cleaning(Set.copyOf(wanted), statuses, age, keepsJournals, undelivered);
    }

    /** The same, and also those that failed or were stopped; they cannot be resumed then. */
    public Cleaning andFailed() {
        EnumSet<WorkflowStatus> more = EnumSet.of(WorkflowStatus.FAILED, WorkflowStatus.STOPPED);
        more.addAll(statuses);
        return new Cleaning(ids, more, age, keepsJournals, undelivered);
    }

    /** The same for those only that came to rest that long ago. */
    public Cleaning olderThan(Duration time) {
        return new Cleaning(ids, statuses, Optional.of(time), keepsJournals, undelivered);
    }

    /** The same, but their records stay. */
    public Cleaning keepingJournals() {
        return new Cleaning(ids, statuses, age, true, undelivered);
    }

    /** The same, and also those whose work was delivered nowhere; it cannot be had then. */
    public Cleaning andUndelivered() {
        return new Cleaning(ids, statuses, age, keepsJournals, true);
    }

    /** Why a workflow stays that would take its work along; empty if it may go. */
    Optional<Failure> loss(WorkflowHead head, List<Recorded> journal) {
        boolean lost = !undelivered && head.status() == WorkflowStatus.COMPLETED && Outcomes.undelivered(journal);
        return lost
                ? Optional.of(refused(
                        "undelivered",
                        head,
                        "has work that was delivered nowhere: 'journeyman view " + head.id()
                                + "' shows it. Take it first, or clean with --undelivered"))
                : Optional.empty();
    }

    boolean asksFor(WorkflowHead head) {
        return ids.isEmpty() || ids.contains(head.id());
    }

    /** Why a workflow stays; empty if it may go. */
    Optional<Failure> refusal(WorkflowHead head, Instant now) {
        if (!statuses.contains(head.status())) {
            return Optional.of(unfinished(head));
        }
        return age.filter(time -> head.updated().plus(time).isAfter(now))
                .map(time -> refused(
                        "too-new",
                        head,
                        "changed at " + head.updated() + ", which is not yet " + Durations.format(time) + " ago"));
    }

    private static Failure unfinished(WorkflowHead head) {
        boolean ended = !NEVER.contains(head.status());
        return refused(
                "unfinished",
                head,
                "is " + head.status().name().toLowerCase(Locale.ROOT)
                        + (ended
                                ? ": it could be resumed. Clean failed and stopped ones too if it need not be"
                                : ": resume it, or abandon it first"));
    }

    private static Failure refused(String code, WorkflowHead head, String why) {
        return Failure.giveUp("clean." + code, "Workflow " + head.id() + " " + why + ".");
    }
}
