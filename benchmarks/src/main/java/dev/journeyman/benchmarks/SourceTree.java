package dev.journeyman.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Java files of a published jar, in memory: reading costs nothing, and the names of contents are known, as git knows
 * them; so that research is what is measured.
 */
final class SourceTree implements Tree {
    private final SortedMap<String, String> files;
    private final Map<String, String> contentIds = new HashMap<>();

    private SourceTree(SortedMap<String, String> files) {
        this.files = Collections.unmodifiableSortedMap(files);
        files.forEach((path, text) -> contentIds.put(path, contentId(text.getBytes(UTF_8))));
    }

    private static String contentId(byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return Long.toHexString(sum.getValue()) + "-" + text.length;
    }

    static SourceTree ofJar(Path file) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".java")) {
                    files.put(
                            entry.getName(),
                            new String(jar.getInputStream(entry).readAllBytes(), UTF_8));
                }
            }
        }
        return new SourceTree(files);
    }

    /** The same with some files changed. */
    SourceTree changed(int count) {
        SortedMap<String, String> changed = new TreeMap<>(files);
        files.keySet().stream().limit(count).forEach(path -> changed.merge(path, "\n// changed", String::concat));
        return new SourceTree(changed);
    }

    @Override
    public String id() {
        return Integer.toHexString(files.hashCode());
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> contentId(String path) {
        return Optional.ofNullable(contentIds.get(path));
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        throw new UnsupportedOperationException("Research does not search lines.");
    }
}
