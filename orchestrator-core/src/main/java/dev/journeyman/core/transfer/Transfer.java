package dev.journeyman.core.transfer;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.WorkflowState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Takes a workflow's record out of a store into a file, and from a file into a store of any other kind, where it can be
 * resumed: journal and inbox, byte for byte, so that its chain of hashes holds there too.
 *
 * <p>Code stays where it is, in the engine's git store of the project: a workflow goes on only where its trees are. Nobody
 * may run the workflow meanwhile. What was cut short is finished by doing it again. Thread-safe.
 */
public final class Transfer {
    private final CheckpointStore store;
    private final ProjectId project;
    private final String owner;
    private final Function<WorkflowId, OrchestratorException> owned;

    /**
     * Of one store.
     *
     * @param owner who holds the leases meanwhile, for people
     * @param owned says that somebody runs a workflow
     */
    public Transfer(
            CheckpointStore store, ProjectId project, String owner, Function<WorkflowId, OrchestratorException> owned) {
        this.store = store;
        this.project = project;
        this.owner = owner;
        this.owned = owned;
    }

    /**
     * What was taken from one place to the other.
     *
     * @param entries of the journal
     * @param signals of the inbox
     */
    public record Moved(WorkflowId id, int entries, int signals) {}

    /**
     * Writes a workflow's record into a new file.
     *
     * @param remove whether the store forgets it then, so that it cannot be resumed in two places
     * @throws OrchestratorException if somebody runs it, if there is no such workflow, if the file cannot be made, or if the
     *     store keeps records though it is to forget this one
     */
    public Moved write(WorkflowId id, Path file, boolean remove) throws InterruptedException {
        try (Lease lease = acquire(id)) {
            List<JournalEntry> entries = JournalReader.entries(store, id);
            if (entries.isEmpty()) {
                throw refused("There is no workflow " + id + " in this store: see 'journeyman list'.");
            }
            List<PostedSignal> signals = store.inbox(id, 0, Duration.ZERO);
            new WorkflowFile(id, project, entries, signals).write(file);
            if (remove && !lease.delete()) {
                throw refused("This store keeps records: the workflow is in " + file + " and in the store as well."
                        + " Resume it in one place only.");
            }
            return new Moved(id, entries.size(), signals.size());
        }
    }

    /**
     * Takes in what a file holds; where a part of it is there already, from a time that this was cut short, the rest.
     *
     * @throws OrchestratorException if the file is not whole, if it is of another project, or if the store has another
     *     workflow of that id, or went on with this one
     */
    public Moved read(Path file) throws InterruptedException {
        WorkflowFile record = WorkflowFile.read(file);
        requireProject(file, record.project());
        return take(record);
    }

    /** Refuses what is of another project. */
    void requireProject(Path file, ProjectId of) {
        if (!of.equals(project)) {
            throw refused(file + " is of project '" + of + "', but this is '" + project
                    + "': take it in there, or give this project that name by 'project:' in journeyman.yaml.");
        }
    }

    /** Takes in a record; where a part of it is there already, the rest. */
    Moved take(WorkflowFile record) {
        try (Lease lease = acquire(record.id())) {
            List<JournalEntry> there = requirePart(record);
            post(record);
            append(lease, record, there);
        }
        return new Moved(record.id(), record.entries().size(), record.signals().size());
    }

    /** What the store has of a record; refuses where it has something else. */
    List<JournalEntry> requirePart(WorkflowFile record) {
        List<JournalEntry> there = JournalReader.entries(store, record.id());
        List<JournalEntry> all = record.entries();
        if (there.size() > all.size() || !there.equals(all.subList(0, there.size()))) {
            throw refused("This store has a workflow " + record.id() + " with " + there.size()
                    + " entries that are not those of the file: nothing was changed.");
        }
        return there;
    }

    /** Before the journal, which says up to where the inbox was read: so no signal can take the place of another. */
    private void post(WorkflowFile record) {
        for (PostedSignal signal : record.signals()) {
            if (store.post(record.id(), signal.id(), signal.json()) != signal.position()) {
                throw refused("Somebody has posted to workflow " + record.id() + " in this store before it was there:"
                        + " take it in under a store that nobody has used for it.");
            }
        }
    }

    /** At once, so that nobody goes on with half of it. */
    private static void append(Lease lease, WorkflowFile record, List<JournalEntry> there) {
        List<JournalEntry> all = record.entries();
        if (there.size() < all.size()) {
            WorkflowState state = WorkflowState.of(record.id(), JournalReader.decode(all));
            lease.append(there.size(), all.subList(there.size(), all.size()), state.head());
        }
    }

    private Lease acquire(WorkflowId id) {
        return store.acquire(id, owner).orElseThrow(() -> owned.apply(id));
    }

    private static OrchestratorException refused(String why) {
        return new OrchestratorException(Failure.giveUp("transfer.refused", why));
    }
}
