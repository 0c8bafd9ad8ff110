package dev.journeyman.core;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.report.StateFile;
import dev.journeyman.core.workspace.GitProject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The end of one workflow, while its lease is held. The record says first that nothing goes on from here, then all else goes,
 * then the record: whoever is killed in between leaves something that can be finished, and nothing that could be resumed.
 */
final class Disposal implements AutoCloseable {
    private final GitProject git;
    private final WorkflowId id;
    private final Lease lease;
    private final Journal journal;
    private final WorkflowState state;

    private Disposal(GitProject git, WorkflowId id, Lease lease, Journal journal, WorkflowState state) {
        this.git = git;
        this.id = id;
        this.lease = lease;
        this.journal = journal;
        this.state = state;
    }

    /** Reads the record; the lease is closed with this, also if the record cannot be read. */
    static Disposal open(Parts parts, GitProject git, WorkflowId id, Lease lease, InstantSource clock) {
        WorkflowState state = WorkflowState.of(id, List.of());
        try {
            Journal journal = Journal.open(parts.store(), id, lease, clock, parts.secrets(), recorded -> {
                recorded.forEach(state::apply);
                return state.head();
            });
            journal.events().forEach(state::apply);
            return new Disposal(git, id, lease, journal, state);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Where the workflow stands; empty if somebody has just deleted it. */
    Optional<WorkflowHead> head() {
        return journal.events().isEmpty() ? Optional.empty() : Optional.of(state.head());
    }

    /** All events of the record. */
    List<Recorded> events() {
        return journal.events();
    }

    /** Frees directories, refs and anchor. */
    void free(String by) {
        if (head().isPresent()
                && Timeline.last(journal.events(), Event.Cleaned.class).isEmpty()) {
            journal.append("", new Event.Owner(journal.epoch(), by));
            journal.append("", new Event.Cleaned(by));
        }
        git.release(id);
        StateFile.remove(StateFile.of(git.stateDirectory(), id));
    }

    /** Deletes the record; false if its store keeps records. */
    boolean forget() {
        return lease.delete();
    }

    @Override
    public void close() {
        journal.close();
    }
}
