package dev.journeyman.core;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The threads an orchestrator makes for itself: virtual ones where the JDK has them, else daemons. */
final class Threads {
    private Threads() {}

    /** An executor that ends with the orchestrator. */
    static Executor owned(List<Runnable> closers) {
        ExecutorService executor = make();
        closers.add(executor::shutdownNow);
        return executor;
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
