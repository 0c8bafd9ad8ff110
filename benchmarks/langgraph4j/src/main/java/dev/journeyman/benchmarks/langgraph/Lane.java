package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.benchmarks.Folders;
import dev.journeyman.benchmarks.Samples;
import dev.journeyman.benchmarks.WrittenBytes;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/** What one contender takes for its part of a round: time, bytes handed to the system, bytes left on the disk. */
final class Lane {
    private final String title;
    private final Opening opening;
    private final Ticker ticker = Ticker.system();
    private final Samples times = new Samples();
    private OptionalLong written = OptionalLong.empty();
    private long left;

    Lane(String title, Opening opening) {
        this.title = title;
        this.opening = opening;
    }

    /** Makes ready in a new folder; not timed. */
    @FunctionalInterface
    interface Opening {
        Work in(Path folder) throws IOException;
    }

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Runs it once in a folder of its own; the last round's bytes count, as all rounds write the same. */
    void round(Path folder) throws Exception {
        Work work = opening.in(Files.createDirectory(folder));
        long before = Folders.size(folder);
        OptionalLong writtenBefore = WrittenBytes.now();
        long begin = ticker.nanos();
        work.run();
        times.add(ticker.nanos() - begin);
        OptionalLong writtenAfter = WrittenBytes.now();
        written = writtenAfter.isPresent()
                ? OptionalLong.of(writtenAfter.getAsLong() - writtenBefore.orElse(0))
                : OptionalLong.empty();
        left = Folders.size(folder) - before;
        Folders.delete(folder);
    }

    /** The median of all rounds but those that warmed it up. */
    double nanos(int warmup) {
        return times.slice(warmup, Integer.MAX_VALUE).median();
    }

    /** Bytes handed to the system in one round, where the system counts them. */
    OptionalLong written() {
        return written;
    }

    /** A line of the table. */
    String line(int warmup) {
        return String.format(
                Locale.ROOT,
                "  %-38s %10.1f ms  %12s written  %12s left on disk",
                title,
                nanos(warmup) / 1e6,
                written.isPresent() ? megabytes(written.getAsLong()) : "?",
                megabytes(left));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f MB", bytes / 1e6);
    }
}
