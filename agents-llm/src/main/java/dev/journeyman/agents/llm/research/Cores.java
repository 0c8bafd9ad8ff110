package dev.journeyman.agents.llm.research;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thread on each core, for as long as one piece of work takes; none starts before there is something to do. */
final class Cores implements Executor, AutoCloseable {
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    <T> Future<T> submit(Callable<T> task) {
        return threads.submit(task);
    }

    /** What came of a task that reports its failures as results. */
    static <T> T result(Future<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A task broke that reports its failures.", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
