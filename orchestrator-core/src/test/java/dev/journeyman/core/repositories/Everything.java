package dev.journeyman.core.repositories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything below a folder, folders too: bytes, kinds and who may run it.
 *
 * @param marks by path
 */
record Everything(Map<String, String> marks) {
    static Everything below(Path folder) throws IOException {
        Map<String, String> marks = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                marks.put(folder.relativize(path).toString(), mark(path));
            }
        }
        return new Everything(marks);
    }

    private static String mark(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return "folder";
        }
        return (Files.isExecutable(path) ? "program " : "file ") + hash(Files.readAllBytes(path));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The paths that came, went or changed. */
    SortedSet<String> since(Everything before) {
        SortedSet<String> changed = new TreeSet<>(marks.keySet());
        changed.addAll(before.marks.keySet());
        changed.removeIf(path -> marks.getOrDefault(path, "").equals(before.marks.getOrDefault(path, "")));
        return changed;
    }
}
