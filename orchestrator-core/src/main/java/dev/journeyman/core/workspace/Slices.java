package dev.journeyman.core.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to each element of a list: a few at once by the caller alone, many by four threads. */
final class Slices {
    private static final int WORTH_THREADS = 50;
    private static final int THREADS = 4;

    /** What is done to one element. */
    interface Action<T> {
        void on(T element) throws IOException;
    }

    private Slices() {}

    static <T> void each(List<T> elements, Action<T> action) throws IOException {
        if (elements.size() < WORTH_THREADS) {
            forAll(elements, action);
            return;
        }
        List<Callable<Void>> slices = new ArrayList<>();
        int size = (elements.size() + THREADS - 1) / THREADS;
        for (int from = 0; from < elements.size(); from += size) {
            List<T> slice = elements.subList(from, Math.min(from + size, elements.size()));
            slices.add(() -> {
                forAll(slice, action);
                return null;
            });
        }
        sideBySide(slices);
    }

    /** Returns when all have ended, also if one failed: nobody may still write afterwards. */
    private static void sideBySide(List<Callable<Void>> slices) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Void> slice : threads.invokeAll(slices)) {
                outcome(slice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            threads.shutdown();
        }
    }

    private static <T> void forAll(List<T> elements, Action<T> action) throws IOException {
        for (T element : elements) {
            action.on(element);
        }
    }

    private static void outcome(Future<Void> slice) throws IOException, InterruptedException {
        try {
            slice.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        }
    }
}
