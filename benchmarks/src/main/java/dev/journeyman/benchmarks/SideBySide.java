package dev.journeyman.benchmarks;

import dev.journeyman.core.process.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Workers that do something side by side, and begin together. */
public final class SideBySide {
    /** Connections prepare statements on the server after five uses; until then something else is measured. */
    private static final int WARMUP = 20;

    private static final double SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Ticker TICKER = Ticker.system();

    private SideBySide() {}

    /** What a worker does again and again. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** How many nanoseconds pass between two times that any of them has done its work, once each is warm. */
    public static long nanosEach(List<? extends Work> workers, Duration time) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers.size());
        List<Callable<Double>> rates = new ArrayList<>();
        for (Work worker : workers) {
            rates.add(() -> {
                for (int i = 0; i < WARMUP; i++) {
                    worker.run();
                }
                start.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                return rate(worker, time);
            });
        }
        double perSecond = all(rates).stream().mapToDouble(Double::doubleValue).sum();
        return Math.round(SECOND / perSecond);
    }

    private static double rate(Work worker, Duration time) throws Exception {
        long begin = TICKER.nanos();
        long done = 0;
        do {
            worker.run();
            done++;
        } while (TICKER.since(begin).compareTo(time) < 0);
        return done * SECOND / (TICKER.nanos() - begin);
    }

    /** Runs each on a thread of its own. */
    public static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
