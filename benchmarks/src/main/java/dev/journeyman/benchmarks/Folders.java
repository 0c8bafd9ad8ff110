package dev.journeyman.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Weighs and removes what a benchmark made. */
public final class Folders {
    private Folders() {}

    /** The bytes of all files in a folder. */
    public static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path path : inside(folder)) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return bytes;
    }

    /** Deletes a folder with all that is in it. */
    public static void delete(Path folder) throws IOException {
        for (Path path : inside(folder)) {
            Files.delete(path);
        }
    }

    /** Whatever is in a folder before the folder. */
    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
