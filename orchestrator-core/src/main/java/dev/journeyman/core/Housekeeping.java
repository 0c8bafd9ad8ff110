package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.workspace.GitProject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Frees what finished workflows hold: directories, refs in the engine's store, the anchor in the user's repository, the
 * inbox, the page about them, and their records unless these are to stay. What was delivered, and whatever else is the
 * user's, is never touched, and work that was delivered nowhere goes only where that is asked for.
 *
 * <p>Objects in the engine's store are shared by all workflows and go with the last of them. Cleaning that was cut short is
 * finished by cleaning again. Thread-safe.
 */
public final class Housekeeping {
    private final Parts parts;
    private final GitProject git;
    private final InstantSource clock;
    private final String owner;

    Housekeeping(Parts parts, GitProject git, InstantSource clock, String owner) {
        this.parts = parts;
        this.git = git;
        this.clock = clock;
        this.owner = owner;
    }

    /** What a workflow takes of the disk. */
    public DiskUse use(WorkflowId id) {
        return new DiskUse(parts.store().size(id), git.holdings().size(id));
    }

    /** What would be cleaned; changes nothing. */
    public CleanReport plan(Cleaning wanted) {
        List<CleanReport.Entry> entries = candidates(wanted).stream()
                .map(head -> stays(head, wanted)
                        .map(why -> CleanReport.Entry.kept(head, why))
                        .orElseGet(() -> CleanReport.Entry.of(head, freed(head, wanted))))
                .toList();
        long objects = git.holdings().objects();
        boolean last = everybodyGoes(entries);
        return new CleanReport(entries, last ? objects : 0, last ? 0 : objects);
    }

    /** Cleans. A workflow that cannot be cleaned stays as it is, and the report says why. */
    public CleanReport clean(Cleaning wanted) {
        List<CleanReport.Entry> entries = candidates(wanted).stream()
                .flatMap(head -> clean(head, wanted).stream())
                .toList();
        long objects = git.holdings().dropObjects();
        return new CleanReport(entries, objects, git.holdings().objects());
    }

    /** Cleans what finished longer ago than the configuration's retention; nothing if it sets none. */
    public CleanReport applyRetention() {
        return parts.configuration()
                .retention()
                .map(time -> clean(Cleaning.finished().olderThan(time)))
                .orElse(CleanReport.NOTHING);
    }

    /** Those that were named; where none were, those that may go. */
    private List<WorkflowHead> candidates(Cleaning wanted) {
        return parts.store().list(HeadQuery.all()).stream()
                .filter(wanted::asksFor)
                .filter(head -> !wanted.ids().isEmpty() || goes(head, wanted))
                .toList();
    }

    private boolean goes(WorkflowHead head, Cleaning wanted) {
        return wanted.refusal(head, clock.instant()).isEmpty()
                && (!wanted.keepsJournals() || git.holdings().exist(head.id()));
    }

    private Optional<Failure> stays(WorkflowHead head, Cleaning wanted) {
        return wanted.refusal(head, clock.instant())
                .or(() -> wanted.loss(head, JournalReader.events(parts.store(), head.id())))
                .or(() -> parts.store().owner(head.id()).map(present -> owned(head.id())));
    }

    private Failure owned(WorkflowId id) {
        return new WorkflowOwnedException(id, parts.store().owner(id)).failure();
    }

    private DiskUse freed(WorkflowHead head, Cleaning wanted) {
        DiskUse use = use(head.id());
        return wanted.keepsJournals() ? use.withoutJournal() : use;
    }

    private boolean everybodyGoes(List<CleanReport.Entry> entries) {
        Set<WorkflowId> going = entries.stream()
                .filter(entry -> entry.refusal().isEmpty())
                .map(CleanReport.Entry::id)
                .collect(Collectors.toSet());
        return going.containsAll(git.holdings().owners());
    }

    private Optional<CleanReport.Entry> clean(WorkflowHead head, Cleaning wanted) {
        try {
            Optional<Failure> refusal = wanted.refusal(head, clock.instant());
            return refusal.isPresent() ? kept(head, refusal.get()) : acquireAndClean(head, wanted);
        } catch (OrchestratorException e) {
            return kept(head, e.failure());
        }
    }

    private Optional<CleanReport.Entry> acquireAndClean(WorkflowHead head, Cleaning wanted) {
        Optional<Lease> lease = parts.store().acquire(head.id(), owner);
        return lease.isPresent() ? clean(head, wanted, lease.get()) : kept(head, owned(head.id()));
    }

    /**
     * The index may have been behind: what counts is the record, and nobody changes that now. Empty where nothing was left
     * to free: a store that keeps records offers what was cleaned again and again.
     */
    private Optional<CleanReport.Entry> clean(WorkflowHead head, Cleaning wanted, Lease lease) {
        try (Disposal disposal = Disposal.open(parts, git, head.id(), lease, clock)) {
            Optional<Failure> refusal = disposal.head()
                    .flatMap(now -> wanted.refusal(now, clock.instant()).or(() -> wanted.loss(now, disposal.events())));
            if (refusal.isPresent()) {
                return kept(head, refusal.get());
            }
            boolean held = git.holdings().exist(head.id());
            DiskUse use = use(head.id());
            disposal.free(owner);
            boolean gone = !wanted.keepsJournals() && disposal.forget();
            return Optional.of(CleanReport.Entry.of(head, gone ? use : use.withoutJournal()))
                    .filter(entry -> gone || held);
        }
    }

    private static Optional<CleanReport.Entry> kept(WorkflowHead head, Failure why) {
        return Optional.of(CleanReport.Entry.kept(head, why));
    }
}
