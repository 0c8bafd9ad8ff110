package dev.journeyman.core.sandbox;

import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;

/**
 * By how much folders have grown since the first look. Looks again at most once a second, and rests ten times as long as a
 * look takes. One thread at a time.
 */
final class Growth {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final int REST_PER_LOOK = 10;

    /** Many empty files use up a disk, too. */
    private static final long BYTES_PER_FILE = 4096;

    private final List<Path> folders;
    private final Ticker ticker;
    private long first = -1;
    private long grown;
    private long lookedAt;
    private Duration rest = Duration.ZERO;

    Growth(List<Path> folders, Ticker ticker) {
        this.folders = folders;
        this.ticker = ticker;
    }

    /** Bytes, as of the last look. */
    long bytes() {
        if (first < 0 || ticker.since(lookedAt).compareTo(rest) >= 0) {
            look();
        }
        return grown;
    }

    private void look() {
        long begin = ticker.nanos();
        long now = folders.stream().mapToLong(Growth::size).sum();
        lookedAt = ticker.nanos();
        Duration took = ticker.since(begin);
        rest = took.multipliedBy(REST_PER_LOOK);
        rest = rest.compareTo(SHORTEST_REST) < 0 ? SHORTEST_REST : rest;
        first = first < 0 ? now : first;
        grown = now - first;
    }

    private static long size(Path folder) {
        Sum sum = new Sum();
        try {
            Files.walkFileTree(folder, sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum.bytes;
    }

    /** What comes and goes meanwhile is no error. */
    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += BYTES_PER_FILE + attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e) {
            bytes += BYTES_PER_FILE;
            return FileVisitResult.CONTINUE;
        }
    }
}
