package dev.journeyman.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads of a test; all end with it. */
final class Crew implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 60;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts work beside the test. */
    <T> Future<T> start(Callable<T> work) {
        return threads.submit(work);
    }

    /** The result of work, or a failed test if it takes too long. */
    static <T> T finish(Future<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        return work.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    /** Does the work of all members at the same time; results in the order of the members. */
    static <T> List<T> together(int members, IntFunction<Callable<T>> work) throws Exception {
        try (Crew crew = new Crew()) {
            CyclicBarrier go = new CyclicBarrier(members);
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < members; i++) {
                Callable<T> share = work.apply(i);
                running.add(crew.start(() -> {
                    go.await(DEADLINE_SECONDS, TimeUnit.SECONDS);
                    return share.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> share : running) {
                results.add(finish(share));
            }
            return results;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
