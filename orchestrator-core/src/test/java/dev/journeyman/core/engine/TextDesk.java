package dev.journeyman.core.engine;

import dev.journeyman.core.workspace.Desk;
import dev.journeyman.core.workspace.Restored;
import dev.journeyman.core.workspace.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real folder with the texts of a commit; made when it is first used. */
final class TextDesk implements Desk {
    private final InMemoryWorkspace workspace;
    private final Supplier<Path> folders;
    private @Nullable Path folder;
    private @Nullable String current;
    private @Nullable String readyBy;

    TextDesk(InMemoryWorkspace workspace, Supplier<Path> folders) {
        this.workspace = workspace;
        this.folders = folders;
    }

    @Override
    public Path directory() {
        Path there = folder;
        if (there == null) {
            there = folders.get();
            folder = there;
        }
        return there;
    }

    @Override
    public Optional<String> current() {
        return Optional.ofNullable(current);
    }

    @Override
    public Snapshot snapshot(String parent, String label) {
        SortedMap<String, String> found = read();
        current = found.equals(workspace.files(parent)) ? parent : workspace.commit(found);
        return new Snapshot(current, List.of());
    }

    @Override
    public Restored moveTo(String commit) {
        SortedMap<String, String> found = read();
        String before = current;
        boolean known = before == null ? found.isEmpty() : found.equals(workspace.files(before));
        Optional<String> saved = known ? Optional.empty() : Optional.of(workspace.commit(found));
        write(found, workspace.files(commit));
        current = commit;
        return new Restored(saved, List.of());
    }

    @Override
    public Optional<String> readyBy() {
        return Optional.ofNullable(readyBy);
    }

    @Override
    public void ready(String by) {
        readyBy = by;
    }

    @Override
    public void discard() {
        write(read(), new TreeMap<>());
        current = null;
        readyBy = null;
    }

    private SortedMap<String, String> read() {
        SortedMap<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory())) {
            for (Path file : files.toList()) {
                found.put(file.getFileName().toString(), Files.readString(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Map<String, String> before, Map<String, String> after) {
        try {
            for (String path : before.keySet()) {
                Files.delete(directory().resolve(path));
            }
            for (Map.Entry<String, String> file : after.entrySet()) {
                Files.writeString(directory().resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
