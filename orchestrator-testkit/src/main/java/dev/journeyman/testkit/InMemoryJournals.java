package dev.journeyman.testkit;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.StaleJournalException;
import dev.journeyman.api.store.WorkflowHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What all handles of an in-memory store share; one lock guards it all. */
final class InMemoryJournals {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition posted = lock.newCondition();
    private final Map<WorkflowId, Workflow> workflows = new HashMap<>();

    Optional<Lease> acquire(WorkflowId id, String owner, Object handle) {
        return locked(() -> {
            Workflow workflow = workflow(id);
            if (workflow.holder != null) {
                return Optional.empty();
            }
            workflow.epoch++;
            workflow.holder = new HeldLease(id, owner, handle, workflow.epoch);
            return Optional.of(workflow.holder);
        });
    }

    void freeLeasesOf(Object handle) {
        run(() -> workflows.values().stream()
                .filter(workflow -> workflow.holder != null && workflow.holder.handle == handle)
                .forEach(workflow -> workflow.holder = null));
    }

    Optional<Owner> owner(WorkflowId id) {
        return locked(() -> Optional.ofNullable(workflow(id).holder)
                .map(lease -> new Owner(lease.owner, ProcessHandle.current().pid(), true)));
    }

    List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        return locked(() ->
                workflow(id).journal.stream().skip(afterSequence).limit(limit).toList());
    }

    List<WorkflowHead> list(HeadQuery query) {
        return locked(() -> query.select(
                workflows.values().stream().map(workflow -> workflow.head).filter(Objects::nonNull)));
    }

    long post(WorkflowId id, String signalId, String json) {
        return locked(() -> {
            List<PostedSignal> inbox = workflow(id).inbox;
            return inbox.stream()
                    .filter(signal -> signal.id().equals(signalId))
                    .findFirst()
                    .orElseGet(() -> add(inbox, signalId, json))
                    .position();
        });
    }

    private PostedSignal add(List<PostedSignal> inbox, String signalId, String json) {
        PostedSignal signal = new PostedSignal(inbox.size() + 1L, signalId, json);
        inbox.add(signal);
        posted.signalAll();
        return signal;
    }

    List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        lock.lock();
        try {
            List<PostedSignal> inbox = workflow(id).inbox;
            long left = TimeUnit.NANOSECONDS.convert(wait);
            while (inbox.size() <= afterPosition && left > 0) {
                left = posted.awaitNanos(left);
            }
            return inbox.stream().skip(afterPosition).toList();
        } finally {
            lock.unlock();
        }
    }

    private Workflow workflow(WorkflowId id) {
        return workflows.computeIfAbsent(id, unknown -> new Workflow());
    }

    private void run(Runnable action) {
        locked(() -> {
            action.run();
            return true;
        });
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private static final class Workflow {
        final List<JournalEntry> journal = new ArrayList<>();
        final List<PostedSignal> inbox = new ArrayList<>();

        @Nullable
        WorkflowHead head;

        @Nullable
        HeldLease holder;

        long epoch;

        String newestHash() {
            return journal.isEmpty()
                    ? JournalEntry.GENESIS
                    : journal.get(journal.size() - 1).hash();
        }

        void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead newHead) {
            if (expectedSequence != journal.size()) {
                throw new StaleJournalException(
                        "The newest entry is " + journal.size() + ", not " + expectedSequence + ": read it again.");
            }
            JournalEntry.requireContinuation(expectedSequence, newestHash(), entries);
            journal.addAll(entries);
            head = newHead;
        }
    }

    private final class HeldLease implements Lease {
        final WorkflowId id;
        final String owner;
        final Object handle;
        final long epoch;

        HeldLease(WorkflowId id, String owner, Object handle, long epoch) {
            this.id = id;
            this.owner = owner;
            this.handle = handle;
            this.epoch = epoch;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public void append(long expectedSequence, List<JournalEntry> entries, WorkflowHead head) {
            run(() -> held().append(expectedSequence, entries, head));
        }

        @Override
        public void renew() {
            run(this::held);
        }

        @Override
        public boolean delete() {
            return locked(() -> {
                held();
                return workflows.remove(id) != null;
            });
        }

        @Override
        public void close() {
            run(() -> {
                Workflow workflow = workflow(id);
                if (workflow.holder == this) {
                    workflow.holder = null;
                }
            });
        }

        private Workflow held() {
            Workflow workflow = workflow(id);
            if (workflow.holder != this) {
                throw new LeaseLostException("Workflow " + id + " is no longer owned through this lease of '" + owner
                        + "': acquire it again.");
            }
            return workflow;
        }
    }
}
