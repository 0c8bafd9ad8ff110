package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.workspace.Delivered;
import dev.journeyman.core.workspace.Desk;
import dev.journeyman.core.workspace.Difference;
import dev.journeyman.core.workspace.Edited;
import dev.journeyman.core.workspace.Identity;
import dev.journeyman.core.workspace.LogEntry;
import dev.journeyman.core.workspace.Merge;
import dev.journeyman.core.workspace.Overlap;
import dev.journeyman.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Workspace} whose commits are maps of texts. Outlives the engines that use it, as a disk would.
 *
 * <p>Merges by path: a file that both sides changed differently is a conflict.
 */
final class InMemoryWorkspace implements Workspace {
    private final Map<String, SortedMap<String, String>> commits = new ConcurrentHashMap<>();
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Supplier<Path> folders;
    private final String base;

    /**
     * A workspace that starts from these files.
     *
     * @param folders makes an empty folder for a desk, if one is used
     */
    InMemoryWorkspace(Map<String, String> files, Supplier<Path> folders) {
        this.folders = folders;
        this.base = commit(new TreeMap<>(files));
    }

    String commit(SortedMap<String, String> files) {
        String id = "c" + count.incrementAndGet();
        commits.put(id, new TreeMap<>(files));
        return id;
    }

    /** All that was ever committed or saved. */
    List<SortedMap<String, String>> saved() {
        return List.copyOf(commits.values());
    }

    SortedMap<String, String> files(String commit) {
        return new TreeMap<>(Objects.requireNonNull(commits.get(commit), commit));
    }

    @Override
    public String base() {
        return base;
    }

    @Override
    public String userBase() {
        return base;
    }

    @Override
    public Tree tree(String commit) {
        return new TextTree(files(commit));
    }

    @Override
    public Edited edit(String parent, List<FileEdit> edits, String label) {
        SortedMap<String, String> before = files(parent);
        SortedMap<String, String> after = files(parent);
        edits.forEach(edit -> apply(after, edit));
        String commit = after.equals(before) ? parent : commit(after);
        return new Edited(
                commit,
                new Change(
                        tree(commit).id(),
                        paths(before, after, Difference.Kind.ADDED),
                        paths(before, after, Difference.Kind.MODIFIED),
                        paths(before, after, Difference.Kind.DELETED)));
    }

    private static void apply(SortedMap<String, String> files, FileEdit edit) {
        String text = files.get(edit.path());
        if (edit instanceof FileEdit.Create create) {
            require(text == null, "edit.exists", edit);
            files.put(create.path(), create.content());
        } else if (edit instanceof FileEdit.Replace replace) {
            require(text != null && text.contains(replace.find()), "edit.not-found", edit);
            files.put(replace.path(), Objects.requireNonNull(text).replace(replace.find(), replace.replacement()));
        } else {
            require(text != null, "edit.missing", edit);
            files.remove(edit.path());
        }
    }

    private static void require(boolean holds, String code, FileEdit edit) {
        if (!holds) {
            throw new OrchestratorException(Failure.giveUp(code, "The edit does not fit: " + edit));
        }
    }

    private static List<String> paths(
            SortedMap<String, String> before, SortedMap<String, String> after, Difference.Kind kind) {
        return differences(before, after).stream()
                .filter(difference -> difference.kind() == kind)
                .map(Difference::path)
                .toList();
    }

    private static List<Difference> differences(SortedMap<String, String> before, SortedMap<String, String> after) {
        SortedSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(before.get(path), after.get(path))) {
                differences.add(new Difference(path, kind(before.get(path), after.get(path)), 0, 0));
            }
        }
        return differences;
    }

    private static Difference.Kind kind(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return Difference.Kind.ADDED;
        }
        return after == null ? Difference.Kind.DELETED : Difference.Kind.MODIFIED;
    }

    @Override
    public Desk desk(String name) {
        return desks.computeIfAbsent(name, unknown -> new TextDesk(this, folders));
    }

    @Override
    public Merge merge(String from, String ours, String theirs, String label) {
        SortedMap<String, String> old = files(from);
        SortedMap<String, String> mine = files(ours);
        SortedMap<String, String> other = files(theirs);
        SortedMap<String, String> merged = files(ours);
        List<Merge.Conflict> conflicts = new ArrayList<>();
        for (Difference changed : differences(old, other)) {
            String path = changed.path();
            boolean untouched = Objects.equals(mine.get(path), old.get(path));
            if (!untouched && !Objects.equals(mine.get(path), other.get(path))) {
                conflicts.add(new Merge.Conflict(path, "<<<" + mine.get(path) + "|" + other.get(path) + ">>>"));
            } else if (other.containsKey(path)) {
                merged.put(path, Objects.requireNonNull(other.get(path)));
            } else {
                merged.remove(path);
            }
        }
        return conflicts.isEmpty() ? new Merge.Merged(commit(merged)) : new Merge.Conflicting(conflicts);
    }

    @Override
    public void save(String name, String commit) {
        files(commit);
    }

    @Override
    public boolean readable(String commit) {
        return commits.containsKey(commit);
    }

    @Override
    public String patch(String from, String to) {
        return difference(from, to).toString();
    }

    @Override
    public List<Difference> difference(String from, String to) {
        return differences(files(from), files(to));
    }

    @Override
    public Delivered deliver(String commit, String branch, String message, Identity author) {
        return new Delivered(commit, branch, false);
    }

    @Override
    public List<Overlap> overlaps(String commit, String own) {
        return List.of();
    }

    @Override
    public List<LogEntry> log() {
        return List.of();
    }

    @Override
    public void close() {
        // The disk stays.
    }

    /** The files of one commit. */
    private record TextTree(SortedMap<String, String> files) implements Tree {
        @Override
        public String id() {
            return files.toString();
        }

        @Override
        public List<String> paths() {
            return List.copyOf(files.keySet());
        }

        @Override
        public Optional<String> contentId(String path) {
            return read(path);
        }

        @Override
        public Optional<String> read(String path) {
            return Optional.ofNullable(files.get(path));
        }

        @Override
        public List<Hit> search(String text, int limit) {
            return List.of();
        }
    }
}
