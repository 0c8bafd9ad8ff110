package dev.journeyman.core.journal;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.guard.Secrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one workflow, open for appending by its owner.
 *
 * <p>Many threads append; the first one to come writes for all who queue meanwhile. An append that returned is durable, and
 * its listeners have seen it. After a failed write nothing more is written: the answer of the store is settled by reading
 * once, and the journal closes unless everything turned out to be there.
 */
public final class Journal implements AutoCloseable {
    private final CheckpointStore store;
    private final WorkflowId id;
    private final Lease lease;
    private final InstantSource clock;
    private final Masking masking;
    private final Function<List<Recorded>, WorkflowHead> head;
    private final List<Consumer<Recorded>> listeners = new CopyOnWriteArrayList<>();

    private final Object lock = new Object();
    private final List<Recorded> events = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>();
    private List<Pending> queue = new ArrayList<>();
    private boolean writing;
    private @Nullable OrchestratorException closed;

    private Journal(
            CheckpointStore store,
            WorkflowId id,
            Lease lease,
            InstantSource clock,
            Secrets secrets,
            Function<List<Recorded>, WorkflowHead> head) {
        this.store = store;
        this.id = id;
        this.lease = lease;
        this.clock = clock;
        this.masking = new Masking(secrets);
        this.head = head;
    }

    /**
     * Reads and proves what is there.
     *
     * @param lease held by the caller; closed with the journal
     * @param secrets what is never written down
     * @param head makes the line of the index from what was just appended
     */
    public static Journal open(
            CheckpointStore store,
            WorkflowId id,
            Lease lease,
            InstantSource clock,
            Secrets secrets,
            Function<List<Recorded>, WorkflowHead> head) {
        Journal journal = new Journal(store, id, lease, clock, secrets, head);
        List<JournalEntry> entries = JournalReader.entries(store, id);
        journal.events.addAll(JournalReader.decode(entries));
        entries.forEach(entry -> journal.hashes.add(entry.hash()));
        return journal;
    }

    /**
     * Tells whoever wants to know of each event after it is durable, in order, on the thread that wrote it.
     *
     * @return ends it when run
     */
    public Runnable listen(Consumer<Recorded> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** All events so far. */
    public List<Recorded> events() {
        synchronized (lock) {
            return List.copyOf(events);
        }
    }

    /** The timeline as of now. */
    public Timeline timeline() {
        return Timeline.of(events());
    }

    /** The chained hash of an event. */
    public String hashAt(long sequence) {
        synchronized (lock) {
            return hashes.get((int) sequence - 1);
        }
    }

    /** When an event would be recorded that is appended now; decisions about time are made by this clock. */
    public Instant now() {
        return clock.instant();
    }

    /** The growing number of this ownership. */
    public long epoch() {
        return lease.epoch();
    }

    /** Appends an event of a scope itself, or of control with scope "". */
    public Recorded append(String scope, Event event) {
        return append(scope, "", event);
    }

    /**
     * Appends an event; durable on return.
     *
     * @return what is recorded, with secrets masked: what the caller goes on with
     * @throws JournalClosedException if it could not be written, now or earlier
     * @throws LeaseLostException if somebody else owns the workflow now
     */
    public Recorded append(String scope, String call, Event event) {
        Pending mine = new Pending(scope, call, masking.mask(event));
        List<Pending> batch = enqueueOrTakeTurn(mine);
        if (batch.isEmpty()) {
            return mine.outcome();
        }
        try {
            write(batch);
        } finally {
            endTurn(batch);
        }
        return mine.outcome();
    }

    @Override
    public void close() {
        lease.close();
    }

    /** Waits until somebody wrote it, or it is this thread's turn to write: then what there is to write. */
    private List<Pending> enqueueOrTakeTurn(Pending mine) {
        boolean interrupted = false;
        try {
            synchronized (lock) {
                queue.add(mine);
                while (writing && !mine.settled()) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                if (mine.settled()) {
                    return List.of();
                }
                writing = true;
                List<Pending> batch = queue;
                queue = new ArrayList<>();
                return batch;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void endTurn(List<Pending> batch) {
        synchronized (lock) {
            for (Pending pending : batch) {
                if (!pending.settled()) {
                    pending.failure = closed == null ? interruptedWrite() : closed;
                }
            }
            writing = false;
            lock.notifyAll();
        }
    }

    private void write(List<Pending> batch) {
        if (closed != null) {
            return;
        }
        List<Pending> good = new ArrayList<>();
        List<JournalLine> lines = chain(batch, good);
        if (lines.isEmpty()) {
            return;
        }
        List<Recorded> recorded = lines.stream().map(JournalLine::recorded).toList();
        List<JournalEntry> entries = lines.stream().map(JournalLine::entry).toList();
        try {
            lease.append(events.size(), entries, head.apply(recorded));
            commit(good, entries, recorded);
        } catch (LeaseLostException e) {
            closed = e;
        } catch (RuntimeException e) {
            settleByReading(good, entries, recorded, e);
        }
        for (Pending pending : good) {
            Recorded done = pending.recorded;
            if (done != null) {
                listeners.forEach(listener -> listener.accept(done));
            }
        }
    }

    /** Encodes and chains; an event that cannot be written fails alone and is not among the good ones. */
    private List<JournalLine> chain(List<Pending> batch, List<Pending> good) {
        Instant now = clock.instant();
        List<JournalLine> lines = new ArrayList<>();
        long last = events.size();
        String previous = last == 0 ? JournalEntry.GENESIS : hashes.get((int) last - 1);
        for (Pending pending : batch) {
            try {
                JournalLine line = JournalLine.of(pending.recordedAs(last + 1, now), previous);
                lines.add(line);
                good.add(pending);
                previous = line.entry().hash();
                last++;
            } catch (OrchestratorException e) {
                pending.failure = e;
            }
        }
        return lines;
    }

    private void commit(List<Pending> batch, List<JournalEntry> entries, List<Recorded> recorded) {
        synchronized (lock) {
            for (int i = 0; i < entries.size(); i++) {
                events.add(recorded.get(i));
                hashes.add(entries.get(i).hash());
                batch.get(i).recorded = recorded.get(i);
            }
        }
    }

    /** The answer got lost or the write failed: what stands in the store counts. */
    private void settleByReading(
            List<Pending> batch, List<JournalEntry> entries, List<Recorded> recorded, RuntimeException cause) {
        int there = 0;
        try {
            List<JournalEntry> read = store.read(id, entries.get(0).sequence() - 1, entries.size());
            while (there < read.size() && read.get(there).equals(entries.get(there))) {
                there++;
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
        commit(batch.subList(0, there), entries.subList(0, there), recorded.subList(0, there));
        if (there < entries.size()) {
            closed = new JournalClosedException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static OrchestratorException interruptedWrite() {
        return new JournalClosedException("the writing thread died", new IllegalStateException("writer died"));
    }

    /** An append that waits for its turn. */
    private static final class Pending {
        private final String scope;
        private final String call;
        private final Event event;
        private volatile @Nullable Recorded recorded;
        private volatile @Nullable OrchestratorException failure;

        Pending(String scope, String call, Event event) {
            this.scope = scope;
            this.call = call;
            this.event = event;
        }

        Recorded recordedAs(long sequence, Instant now) {
            return new Recorded(sequence, Recorded.parentOf(event, sequence), now, scope, call, event);
        }

        boolean settled() {
            return recorded != null || failure != null;
        }

        Recorded outcome() {
            OrchestratorException failed = failure;
            if (failed != null) {
                throw failed;
            }
            Recorded done = recorded;
            if (done == null) {
                throw new IllegalStateException("An append ended without an outcome.");
            }
            return done;
        }
    }
}
