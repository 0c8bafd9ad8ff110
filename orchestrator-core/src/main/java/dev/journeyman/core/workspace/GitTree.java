package dev.journeyman.core.workspace;

import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A tree of the store; its paths are read once, when somebody first asks. Links are listed, submodules are not. */
final class GitTree implements Tree {
    private final Store store;
    private final ObjectId id;
    private volatile @Nullable SortedMap<String, File> files;

    GitTree(Store store, ObjectId id) {
        this.store = store;
        this.id = id;
    }

    private record File(ObjectId blob, boolean link) {}

    @Override
    public String id() {
        return id.name();
    }

    @Override
    public List<String> paths() {
        return List.copyOf(files().keySet());
    }

    @Override
    public Optional<String> contentId(String path) {
        return find(path).map(file -> file.blob().name());
    }

    @Override
    public Optional<String> read(String path) {
        Optional<File> file = find(path).filter(found -> !found.link());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Attempt.get("read '" + path + "'", () -> {
            try (ObjectReader reader = store.newReader()) {
                return TextFile.read(reader, file.get().blob());
            }
        });
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return Attempt.get("search the files", () -> {
            try (ObjectReader reader = store.newReader()) {
                return search(reader, text, limit);
            }
        });
    }

    private List<Hit> search(ObjectReader reader, String text, int limit) throws IOException {
        List<Hit> hits = new ArrayList<>();
        for (Map.Entry<String, File> file : files().entrySet()) {
            if (hits.size() >= limit) {
                break;
            }
            if (!file.getValue().link()) {
                TextFile.read(reader, file.getValue().blob())
                        .ifPresent(content -> collect(file.getKey(), content, text, limit, hits));
            }
        }
        return List.copyOf(hits);
    }

    private static void collect(String path, String content, String text, int limit, List<Hit> hits) {
        if (!content.contains(text)) {
            return;
        }
        List<String> lines = content.lines().toList();
        for (int i = 0; i < lines.size() && hits.size() < limit; i++) {
            if (lines.get(i).contains(text)) {
                hits.add(new Hit(path, i + 1, lines.get(i)));
            }
        }
    }

    /** One path does not need the list of all. */
    private Optional<File> find(String path) {
        SortedMap<String, File> known = files;
        return known == null
                ? Attempt.get("look for '" + path + "'", () -> lookUp(path))
                : Optional.ofNullable(known.get(path));
    }

    private Optional<File> lookUp(String path) throws IOException {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(store.git(), path, id)) {
            return walk == null || walk.isSubtree() || walk.getFileMode().equals(FileMode.GITLINK)
                    ? Optional.empty()
                    : Optional.of(file(walk));
        }
    }

    private static File file(TreeWalk walk) {
        return new File(walk.getObjectId(0), walk.getFileMode().equals(FileMode.SYMLINK));
    }

    private SortedMap<String, File> files() {
        SortedMap<String, File> known = files;
        if (known == null) {
            known = Attempt.get("list the files of tree " + id.name(), this::list);
            files = known;
        }
        return known;
    }

    private SortedMap<String, File> list() throws IOException {
        SortedMap<String, File> found = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(store.git())) {
            walk.addTree(id);
            walk.setRecursive(true);
            while (walk.next()) {
                if (!walk.getFileMode().equals(FileMode.GITLINK)) {
                    found.put(walk.getPathString(), file(walk));
                }
            }
        }
        return found;
    }
}
