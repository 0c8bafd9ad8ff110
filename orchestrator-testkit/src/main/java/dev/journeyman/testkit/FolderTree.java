package dev.journeyman.testkit;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The text files of a folder as they were at one moment. */
record FolderTree(SortedMap<String, String> files) implements Tree {
    static FolderTree of(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FolderTree(files);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Override
    public String id() {
        StringBuilder all = new StringBuilder();
        files.forEach(
                (path, text) -> all.append(path).append('\0').append(hash(text)).append('\n'));
        return hash(all.toString());
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> contentId(String path) {
        return read(path).map(FolderTree::hash);
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        List<Hit> hits = new ArrayList<>();
        files.forEach((path, content) -> {
            List<String> lines = content.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(text)) {
                    hits.add(new Hit(path, i + 1, lines.get(i)));
                }
            }
        });
        return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
    }

    /** Puts a folder's files back to this moment. */
    void restore(Path folder) throws IOException {
        for (String path : of(folder).files.keySet()) {
            Files.delete(folder.resolve(path));
        }
        for (String path : files.keySet()) {
            write(folder.resolve(path), files.getOrDefault(path, ""));
        }
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 20));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
