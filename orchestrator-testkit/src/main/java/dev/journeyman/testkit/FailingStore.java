package dev.journeyman.testkit;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link CheckpointStore} that dies where a test says, as its process would: from then on every call through it fails,
 * its leases are free for others, and {@link #revive()} starts the next process.
 *
 * <p>Calls are passed on one at a time; only {@link #inbox} waits without holding others up.
 */
public final class FailingStore implements CheckpointStore {
    /** On which side of the entry the process dies. */
    public enum Moment {
        /** The entry is not in the journal; those before it in the same append are. */
        BEFORE,
        /** The entry is in the journal; those after it in the same append are not. */
        AFTER
    }

    /** Says where to die. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Looks at an entry that is about to be appended.
         *
         * @param nth which entry through this store it is, from 1, over all workflows
         * @return when to die; empty to live on
         */
        Optional<Moment> apply(long nth, WorkflowId id, JournalEntry entry);
    }

    private static final Rule LIVE = (nth, id, entry) -> Optional.empty();

    private final CheckpointStore store;
    private final List<PassedLease> leases = new ArrayList<>();
    private Rule rule = LIVE;
    private long entries;
    private boolean dead;

    public FailingStore(CheckpointStore store) {
        this.store = store;
    }

    /** Dies by a rule; replaces the one before. */
    public synchronized void failWhen(Rule newRule) {
        rule = newRule;
    }

    /** Dies at the n-th entry from now, whatever its workflow. */
    public synchronized void failAtEntry(long n, Moment moment) {
        long target = entries + n;
        failWhen((nth, id, entry) -> nth == target ? Optional.of(moment) : Optional.empty());
    }

    /** Dies at the entry with that sequence, whatever its workflow. */
    public void failAtSequence(long sequence, Moment moment) {
        failWhen((nth, id, entry) -> entry.sequence() == sequence ? Optional.of(moment) : Optional.empty());
    }

    /** How many entries were appended through this store. */
    public synchronized long entries() {
        return entries;
    }

    /** Whether it died. */
    public synchronized boolean dead() {
        return dead;
    }

    /** Dies now. */
    public synchronized void die() {
        dead = true;
        leases.forEach(PassedLease::free);
        leases.clear();
    }

    /** Lives again, without a rule; leases of the former life stay lost. */
    public synchronized void revive() {
        dead = false;
        rule = LIVE;
    }

    @Override
    public synchronized Optional<Lease> acquire(WorkflowId id, String owner) {
        requireAlive();
        return store.acquire(id, owner).map(lease -> passOn(id, lease));
    }

    private Lease passOn(WorkflowId id, Lease lease) {
        PassedLease passed = new PassedLease(id, lease);
        leases.add(passed);
        return passed;
    }

    @Override
    public synchronized Optional<Owner> owner(WorkflowId id) {
        requireAlive();
        return store.owner(id);
    }

    @Override
    public synchronized List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        requireAlive();
        return store.read(id, afterSequence, limit);
    }

    @Override
    public synchronized List<WorkflowHead> list(HeadQuery query) {
        requireAlive();
        return store.list(query);
    }

    @Override
    public synchronized long post(WorkflowId id, String signalId, String json) {
        requireAlive();
        return store.post(id, signalId, json);
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        requireAlive();
        List<PostedSignal> signals = store.inbox(id, afterPosition, wait);
        requireAlive();
        return signals;
    }

    @Override
    public synchronized void close() {
        if (!dead) {
            store.close();
        }
    }

    private synchronized void requireAlive() {
        if (dead) {
            throw new StoreException("The process died here, as the test wanted: revive the store first.");
        }
    }

    /** How many entries of an append make it, and whether the process dies then. */
    private record Passage(int survivors, boolean dies) {}

    private final class PassedLease implements Lease {
        private final WorkflowId id;
        private final Lease lease;
        private boolean lost;

        PassedLease(WorkflowId id, Lease lease) {
            this.id = id;
            this.lease = lease;
        }

        @Override
        public long epoch() {
            return lease.epoch();
        }

        @Override
        public void append(long expectedSequence, List<JournalEntry> added, WorkflowHead head) {
            synchronized (FailingStore.this) {
                requireHeld();
                Passage passage = passage(added);
                if (passage.survivors() > 0 || added.isEmpty()) {
                    lease.append(expectedSequence, added.subList(0, passage.survivors()), head);
                    entries += passage.survivors();
                }
                if (passage.dies()) {
                    die();
                }
                requireAlive();
            }
        }

        private Passage passage(List<JournalEntry> added) {
            for (int i = 0; i < added.size(); i++) {
                Optional<Moment> moment = rule.apply(entries + i + 1, id, added.get(i));
                if (moment.isPresent()) {
                    return new Passage(moment.get() == Moment.AFTER ? i + 1 : i, true);
                }
            }
            return new Passage(added.size(), false);
        }

        @Override
        public void renew() {
            synchronized (FailingStore.this) {
                requireHeld();
                lease.renew();
            }
        }

        @Override
        public boolean delete() {
            synchronized (FailingStore.this) {
                requireHeld();
                lost = lease.delete();
                return lost;
            }
        }

        @Override
        public void close() {
            synchronized (FailingStore.this) {
                leases.remove(this);
                free();
            }
        }

        private void free() {
            lost = true;
            lease.close();
        }

        private void requireHeld() {
            requireAlive();
            if (lost) {
                throw new LeaseLostException("This lease of workflow " + id + " ended: acquire it again.");
            }
        }
    }
}
