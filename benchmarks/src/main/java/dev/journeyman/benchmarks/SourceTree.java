package dev.journeyman.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The Java files of a published jar, in memory: reading costs nothing, so that parsing is what is measured. */
final class SourceTree implements Tree {
    private final SortedMap<String, String> files;

    private SourceTree(SortedMap<String, String> files) {
        this.files = Collections.unmodifiableSortedMap(files);
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
        return read(path).map(text -> {
            CRC32 sum = new CRC32();
            sum.update(text.getBytes(UTF_8));
            return Long.toHexString(sum.getValue()) + "-" + text.length();
        });
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
