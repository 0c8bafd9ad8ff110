package dev.journeyman.backend.jdbc;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CheckpointStore} in PostgreSQL or H2, for any number of processes and machines.
 *
 * <p>A lease is a row with an epoch and an end that its owner moves on; an append is one statement that writes only where
 * that row still has the owner's epoch, so who was taken over can write nothing. A killed owner's workflow is free when its
 * lease has ended. Who waits for a signal is woken by the database, and looks every second as well.
 */
public final class JdbcCheckpointStore implements CheckpointStore {
    /** How long a lease lasts that nobody renews. */
    public static final Duration TERM = Duration.ofSeconds(15);

    private static final long POLL_SECONDS = 1;

    private final Database database;
    private final ProjectId project;
    private final Duration term;
    private final Leases leases;
    private final Journals journals;
    private final Heads heads;
    private final Inboxes inboxes;
    private final LeaseKeeper keeper;
    private final Bell bell = new Bell();
    private final List<Proposals> memberships = new CopyOnWriteArrayList<>();
    private @Nullable Listener listener;
    private volatile boolean closed;

    /**
     * Opens the store of one project; closing it closes the database too.
     *
     * @param term how long a lease lasts that nobody renews
     */
    public JdbcCheckpointStore(Database database, ProjectId project, Duration term) {
        new Projects(database).add(project);
        this.database = database;
        this.project = project;
        this.term = term;
        this.leases = new Leases(database, term);
        this.journals = new Journals(database, project);
        this.heads = new Heads(database, project);
        this.inboxes = new Inboxes(database);
        this.keeper = new LeaseKeeper(term);
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        if (closed) {
            throw new IllegalStateException("This store is closed: open another.");
        }
        heads.project(id).filter(other -> !other.equals(project)).ifPresent(other -> {
            throw new StoreException("Workflow " + id + " belongs to project '" + other + "', not to '" + project
                    + "': go to a clone of that one.");
        });
        return leases.take(id, owner).map(epoch -> {
            JdbcLease lease = new JdbcLease(id, epoch, leases, journals, keeper::forget);
            keeper.keep(lease);
            return lease;
        });
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        return leases.owner(id);
    }

    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        return journals.read(id, afterSequence, limit);
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        return heads.select(query);
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        long position = inboxes.post(id, signalId, json);
        bell.ring();
        return position;
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        Duration left = wait;
        while (true) {
            long heard = bell.count();
            List<PostedSignal> signals = inboxes.read(id, afterPosition);
            if (!signals.isEmpty() || left.isZero() || left.isNegative()) {
                return signals;
            }
            listen();
            Duration nap = Bell.atMost(left, POLL_SECONDS);
            left = left.minus(nap).plus(bell.await(heard, nap));
        }
    }

    @Override
    public long size(WorkflowId id) {
        return journals.size(id);
    }

    @Override
    public Optional<Membership> join(Node node) {
        Proposals proposals = new Proposals(database, project, term, node);
        memberships.add(proposals);
        return Optional.of(proposals);
    }

    /** From the first time that somebody waits. */
    private synchronized void listen() {
        if (listener == null && !closed && database.dialect() == Dialect.POSTGRESQL) {
            listener = new Listener(database.source(), bell);
        }
    }

    @Override
    public void close() {
        // What their turns wait for is still there then.
        memberships.forEach(Proposals::close);
        closeAll();
    }

    private synchronized void closeAll() {
        if (closed) {
            return;
        }
        closed = true;
        Listener listening = listener;
        try {
            if (listening != null) {
                listening.close();
            }
            keeper.close();
        } finally {
            database.close();
        }
    }
}
