package dev.journeyman.cli.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies below a folder: the hash of each file's content, the target of each link.
 *
 * @param hashes by path
 */
record Fingerprint(Map<String, String> hashes) {
    static Fingerprint of(Path folder) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                hashes.put(folder.relativize(path).toString(), content(path));
            }
        }
        return new Fingerprint(hashes);
    }

    /** The same but for paths that match a pattern. */
    Fingerprint without(String pattern) {
        Map<String, String> rest = new TreeMap<>(hashes);
        rest.keySet().removeIf(path -> path.matches(pattern));
        return new Fingerprint(rest);
    }

    private static String content(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The paths that came, went or have another content since. */
    Set<String> changedSince(Fingerprint before) {
        Set<String> changed = new TreeSet<>(hashes.keySet());
        changed.addAll(before.hashes.keySet());
        changed.removeIf(path -> hashes.getOrDefault(path, "").equals(before.hashes.getOrDefault(path, "")));
        return changed;
    }
}
