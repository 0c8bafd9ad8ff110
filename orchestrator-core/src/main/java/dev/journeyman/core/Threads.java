package dev.journeyman.core;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The threads an orchestrator makes for itself: virtual ones where the JDK has them, else daemons. */
final class Threads {
    private static final int LONGEST_END = 10;

    private Threads() {}

    /** An executor that ends with the orchestrator. */
    static Executor owned(List<Runnable> closers) {
        ExecutorService executor = make();
        closers.add(() -> end(executor));
        return executor;
    }

    /** Whoever closed the orchestrator must not find its threads still at their last words. */
    private static void end(ExecutorService executor) {
        executor.shutdownNow();
        try {
            executor.awaitTermination(LONGEST_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExecutorService make() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            return daemons();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("This JDK has virtual threads but gives none.", e);
        }
    }

    private static ExecutorService daemons() {
        return Executors.newCachedThreadPool(body -> {
            Thread thread = new Thread(body, "journeyman");
            thread.setDaemon(true);
            return thread;
        });
    }
}
