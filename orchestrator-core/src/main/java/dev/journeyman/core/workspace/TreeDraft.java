package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** A git tree being changed, empty at first for the zero id: only the folders along touched paths are read and written. */
final class TreeDraft {
    private final ObjectReader reader;
    private final Folder root;

    TreeDraft(ObjectReader reader, ObjectId tree) {
        this.reader = reader;
        this.root = new Folder(tree);
    }

    /** What a path names. */
    record Entry(FileMode mode, ObjectId id) {
        boolean isFolder() {
            return mode.equals(FileMode.TREE);
        }
    }

    /** The entry at a path; empty if there is none, also where the path runs through something that is no folder. */
    Optional<Entry> find(String path) throws IOException {
        Folder folder = root;
        List<String> segments = PathRules.segments(path);
        for (String segment : segments.subList(0, segments.size() - 1)) {
            Optional<Folder> next = folder.open(segment, false);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            folder = next.get();
        }
        return Optional.ofNullable(folder.entries().get(key(segments.get(segments.size() - 1))));
    }

    /** The names in a folder; none if there is no such folder. */
    List<String> names(List<String> folderPath) throws IOException {
        Folder folder = root;
        for (String segment : folderPath) {
            Optional<Folder> next = folder.open(segment, false);
            if (next.isEmpty()) {
                return List.of();
            }
            folder = next.get();
        }
        return folder.entries().keySet().stream().map(TreeDraft::name).toList();
    }

    /** Sets a file; folders that are missing are made, a file in the place of one is replaced. */
    void put(String path, Entry entry) throws IOException {
        Folder folder = root;
        List<String> segments = PathRules.segments(path);
        for (String segment : segments.subList(0, segments.size() - 1)) {
            folder = folder.open(segment, true).orElseThrow();
        }
        folder.set(segments.get(segments.size() - 1), entry);
    }

    /** Puts a file, or removes it if there is none to put. */
    void set(String path, Optional<Entry> file) throws IOException {
        if (file.isPresent()) {
            put(path, file.get());
        } else {
            remove(path);
        }
    }

    /** Removes a file, and folders that it leaves empty. */
    void remove(String path) throws IOException {
        root.remove(PathRules.segments(path));
    }

    /** Writes the changed folders. */
    ObjectId write(ObjectInserter inserter) throws IOException {
        return root.write(inserter);
    }

    /** Git sorts names as bytes; Latin-1 keeps every byte, also of names that are not UTF-8. */
    private static String key(String name) {
        return new String(name.getBytes(UTF_8), ISO_8859_1);
    }

    private static String name(String key) {
        return new String(key.getBytes(ISO_8859_1), UTF_8);
    }

    private final class Folder {
        private final ObjectId original;
        private final Map<String, Folder> opened = new HashMap<>();
        private @Nullable Map<String, Entry> entries;
        private boolean changed;

        Folder(ObjectId original) {
            this.original = original;
        }

        Map<String, Entry> entries() throws IOException {
            Map<String, Entry> known = entries;
            if (known == null) {
                known = read();
                entries = known;
            }
            return known;
        }

        private boolean isNew() {
            return original.equals(ObjectId.zeroId());
        }

        private Map<String, Entry> read() throws IOException {
            Map<String, Entry> found = new HashMap<>();
            if (isNew()) {
                return found;
            }
            CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, original);
            for (; !parser.eof(); parser.next(1)) {
                byte[] name = new byte[parser.getNameLength()];
                parser.getName(name, 0);
                found.put(
                        new String(name, ISO_8859_1), new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
            }
            return found;
        }

        Optional<Folder> open(String segment, boolean make) throws IOException {
            String key = key(segment);
            Entry entry = entries().get(key);
            if (entry != null && entry.isFolder()) {
                return Optional.of(opened.computeIfAbsent(key, k -> new Folder(entry.id())));
            }
            if (!make) {
                return Optional.empty();
            }
            Folder folder = new Folder(ObjectId.zeroId());
            opened.put(key, folder);
            entries().put(key, new Entry(FileMode.TREE, ObjectId.zeroId()));
            changed = true;
            return Optional.of(folder);
        }

        void set(String segment, Entry entry) throws IOException {
            opened.remove(key(segment));
            entries().put(key(segment), entry);
            changed = true;
        }

        void remove(List<String> segments) throws IOException {
            String key = key(segments.get(0));
            if (segments.size() == 1) {
                opened.remove(key);
                changed |= entries().remove(key) != null;
                return;
            }
            Optional<Folder> folder = open(segments.get(0), false);
            if (folder.isPresent()) {
                folder.get().remove(segments.subList(1, segments.size()));
                if (folder.get().entries().isEmpty()) {
                    remove(segments.subList(0, 1));
                }
            }
        }

        ObjectId write(ObjectInserter inserter) throws IOException {
            for (Map.Entry<String, Folder> child : opened.entrySet()) {
                ObjectId id = child.getValue().write(inserter);
                Entry old = entries().put(child.getKey(), new Entry(FileMode.TREE, id));
                changed |= old == null || !old.id().equals(id);
            }
            return changed || isNew() ? inserter.insert(formatted()) : original;
        }

        private TreeFormatter formatted() throws IOException {
            TreeFormatter tree = new TreeFormatter();
            List<Map.Entry<String, Entry>> sorted = new ArrayList<>(entries().entrySet());
            sorted.sort(Comparator.comparing(Folder::sortKey));
            sorted.forEach(e -> tree.append(
                    e.getKey().getBytes(ISO_8859_1),
                    e.getValue().mode(),
                    e.getValue().id()));
            return tree;
        }

        /** Git sorts a folder as if its name ended in a slash. */
        private static String sortKey(Map.Entry<String, Entry> entry) {
            return entry.getValue().isFolder() ? entry.getKey() + "/" : entry.getKey();
        }
    }
}
