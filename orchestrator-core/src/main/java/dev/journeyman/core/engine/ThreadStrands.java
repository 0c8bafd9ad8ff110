package dev.journeyman.core.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Strands on the threads of an executor. */
public final class ThreadStrands implements Strands {
    private final Executor executor;
    private final Object monitor = new Object();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /** Uses one thread of the executor for each body. */
    public ThreadStrands(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void fork(String name, Runnable body) {
        executor.execute(() -> {
            Thread thread = Thread.currentThread();
            running.add(thread);
            try {
                body.run();
            } finally {
                running.remove(thread);
                changed();
            }
        });
    }

    @Override
    public void pause() {
        // The operating system decides who goes first.
    }

    @Override
    public void await(BooleanSupplier condition) throws InterruptedException {
        synchronized (monitor) {
            while (!condition.getAsBoolean()) {
                monitor.wait();
            }
        }
    }

    @Override
    public void changed() {
        synchronized (monitor) {
            monitor.notifyAll();
        }
    }

    @Override
    public void interrupt() {
        running.forEach(Thread::interrupt);
    }
}
