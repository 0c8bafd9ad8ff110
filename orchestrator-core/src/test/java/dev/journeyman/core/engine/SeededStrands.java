package dev.journeyman.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Strands of which one runs at a time; a seed decides which one whenever one forks, pauses, waits or ends.
 *
 * <p>A wait is looked at again only after a {@link #changed()}, as on real threads, so a forgotten one is found. If nobody
 * can go on, all are ended and {@link #run} fails with a list of who waits.
 */
final class SeededStrands implements Strands {
    private final Random random;
    private final Executor executor;
    private final List<Member> members = new ArrayList<>();
    private Member running = new Member("main", Thread.currentThread());
    private volatile @Nullable String deadlock;
    private volatile boolean closing;

    SeededStrands(long seed, Executor executor) {
        this.random = new Random(seed);
        this.executor = executor;
    }

    /** What the first thread does. */
    @FunctionalInterface
    interface Main {
        void run() throws InterruptedException;
    }

    /** Nobody can go on. */
    static final class Deadlock extends AssertionError {
        private static final long serialVersionUID = 1L;

        Deadlock(String message) {
            super(message);
        }
    }

    /** Runs a body as the first thread, then lets all others end. */
    void run(Main main) throws InterruptedException {
        members.add(running);
        try {
            main.run();
        } finally {
            closing = true;
            if (deadlock == null) {
                changed();
                await(() -> members.size() == 1);
            }
        }
    }

    /** The names of all that have not ended, but for the first. */
    List<String> others() {
        return members.stream().map(member -> member.name).skip(1).toList();
    }

    /** True once the first thread has done its work: whoever waits for news gets none. */
    boolean closing() {
        return closing;
    }

    @Override
    public void fork(String name, Runnable body) {
        Member member = new Member(name, null);
        members.add(member);
        executor.execute(() -> live(member, body));
        pause();
    }

    private void live(Member member, Runnable body) {
        member.permit.acquireUninterruptibly();
        member.thread = Thread.currentThread();
        try {
            body.run();
        } finally {
            Thread.interrupted();
            member.ended = true;
            members.remove(member);
            if (deadlock == null) {
                changed();
                handOver(member);
            }
        }
    }

    @Override
    public void pause() {
        handOver(running);
    }

    @Override
    public void await(BooleanSupplier condition) throws InterruptedException {
        Member me = running;
        me.condition = condition;
        me.seen = false;
        handOver(me);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void changed() {
        members.forEach(member -> member.seen = false);
    }

    @Override
    public void interrupt() {
        for (Member member : members) {
            Thread thread = member.thread;
            if (thread != null) {
                thread.interrupt();
            }
        }
        changed();
    }

    /** Gives the turn to somebody, and comes back with it unless the member has ended. */
    private void handOver(Member me) {
        requireAlive();
        Member next = me.busy() && random.nextBoolean() ? me : choose();
        if (next == me) {
            return;
        }
        running = next;
        next.permit.release();
        if (!me.ended) {
            me.permit.acquireUninterruptibly();
            requireAlive();
        }
    }

    private Member choose() {
        List<Member> candidates = new ArrayList<>(members);
        candidates.removeIf(member -> member.condition != null && member.seen);
        while (!candidates.isEmpty()) {
            Member candidate = candidates.get(random.nextInt(candidates.size()));
            if (candidate.ready()) {
                candidate.condition = null;
                return candidate;
            }
            candidate.seen = true;
            candidates.remove(candidate);
        }
        throw dead();
    }

    private Deadlock dead() {
        String message = "Nobody can go on: " + members;
        deadlock = message;
        members.forEach(member -> member.permit.release());
        return new Deadlock(message);
    }

    private void requireAlive() {
        String message = deadlock;
        if (message != null) {
            throw new Deadlock(message);
        }
    }

    /** A thread and what it waits for. */
    private static final class Member {
        private final String name;
        private final Semaphore permit = new Semaphore(0);
        private volatile @Nullable Thread thread;
        private @Nullable BooleanSupplier condition;
        private boolean seen;
        private boolean ended;

        Member(String name, @Nullable Thread thread) {
            this.name = name;
            this.thread = thread;
        }

        /** It could simply go on. */
        boolean busy() {
            return !ended && condition == null;
        }

        boolean ready() {
            BooleanSupplier awaited = condition;
            Thread known = thread;
            return awaited == null || (known != null && known.isInterrupted()) || awaited.getAsBoolean();
        }

        @Override
        public String toString() {
            return name + (condition == null ? " (ready)" : " (waits)");
        }
    }
}
