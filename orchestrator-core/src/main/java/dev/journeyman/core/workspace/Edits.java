package dev.journeyman.core.workspace;

import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.workspace.TreeDraft.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** Edits applied in order to a draft of a tree; the first one that is refused refuses all. */
final class Edits {
    private final ObjectReader reader;
    private final ObjectInserter inserter;
    private final TreeDraft draft;
    private final LfsRules lfs;
    private final Map<String, Touched> touched = new TreeMap<>();

    Edits(ObjectReader reader, ObjectInserter inserter, ObjectId tree) {
        this.reader = reader;
        this.inserter = inserter;
        this.draft = new TreeDraft(reader, tree);
        this.lfs = new LfsRules(reader, tree);
    }

    /** What was done to a path: what it was before all edits, the last edit, and its text if it is not written yet. */
    private record Touched(Optional<Entry> before, FileEdit last, Optional<String> text) {}

    /** Applies the edits and writes their trees; the answer names what differs from the tree before. */
    Change apply(List<FileEdit> edits) throws IOException {
        for (FileEdit edit : edits) {
            PathRules.requireEditable(edit.path());
            requireNoLinkOnTheWay(edit.path());
            requireNoContradiction(edit);
            one(edit);
        }
        for (Map.Entry<String, Touched> file : touched.entrySet()) {
            writeText(file.getKey(), file.getValue());
        }
        return change(draft.write(inserter));
    }

    private void one(FileEdit edit) throws IOException {
        if (edit instanceof FileEdit.Create create) {
            create(create);
        } else if (edit instanceof FileEdit.Replace replace) {
            replace(replace);
        } else if (edit instanceof FileEdit.Delete delete) {
            delete(delete);
        }
    }

    private void create(FileEdit.Create edit) throws IOException {
        Optional<Entry> before = before(edit.path());
        if (before.isEmpty()) {
            PathRules.requirePortable(edit.path());
        }
        requireOurs(edit.path());
        requireFree(edit.path());
        touch(edit, before, edit.content());
        FileMode mode =
                before.map(Entry::mode).filter(FileMode.EXECUTABLE_FILE::equals).orElse(FileMode.REGULAR_FILE);
        draft.put(edit.path(), new Entry(mode, ObjectId.zeroId()));
    }

    private void replace(FileEdit.Replace edit) throws IOException {
        Entry entry = existing(edit.path());
        if (entry.mode().equals(FileMode.SYMLINK)) {
            throw Attempt.refused(
                    "edit.symlink", "'" + edit.path() + "' is a symbolic link; edit the file it points to.");
        }
        requireOurs(edit.path());
        String text = unwritten(edit.path()).orElse(null);
        touch(edit, before(edit.path()), BlockReplacement.apply(text == null ? read(edit.path(), entry) : text, edit));
    }

    private void delete(FileEdit.Delete edit) throws IOException {
        Entry entry = existing(edit.path());
        touched.put(edit.path(), new Touched(Optional.of(entry), edit, Optional.empty()));
        draft.remove(edit.path());
    }

    private String read(String path, Entry entry) throws IOException {
        long size = reader.getObjectSize(entry.id(), Constants.OBJ_BLOB);
        requireSize(path, size);
        return TextFile.read(reader, entry.id())
                .orElseThrow(() -> Attempt.refused(
                        "edit.binary", "'" + path + "' is not UTF-8 text; it can only be deleted and created anew."));
    }

    private void writeText(String path, Touched file) throws IOException {
        if (file.text().isEmpty()) {
            return;
        }
        byte[] bytes = TextFile.encode(file.text().get())
                .orElseThrow(() -> Attempt.refused(
                        "edit.binary", "The new text of '" + path + "' holds characters that are not text."));
        requireSize(path, bytes.length);
        FileMode mode = draft.find(path).orElseThrow().mode();
        draft.put(path, new Entry(mode, inserter.insert(Constants.OBJ_BLOB, bytes)));
    }

    private Change change(ObjectId tree) throws IOException {
        List<String> created = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (Map.Entry<String, Touched> file : touched.entrySet()) {
            Optional<Entry> before = file.getValue().before();
            Optional<Entry> after = draft.find(file.getKey());
            if (before.isEmpty() && after.isPresent()) {
                created.add(file.getKey());
            } else if (before.isPresent() && after.isEmpty()) {
                deleted.add(file.getKey());
            } else if (!before.equals(after)) {
                modified.add(file.getKey());
            }
        }
        return new Change(tree.name(), created, modified, deleted);
    }

    private void touch(FileEdit edit, Optional<Entry> before, String text) {
        touched.put(edit.path(), new Touched(before, edit, Optional.of(text)));
    }

    private Optional<Entry> before(String path) throws IOException {
        Touched earlier = touched.get(path);
        return earlier == null ? draft.find(path) : earlier.before();
    }

    private Optional<String> unwritten(String path) {
        return Optional.ofNullable(touched.get(path)).flatMap(Touched::text);
    }

    private Entry existing(String path) throws IOException {
        Optional<Entry> entry = draft.find(path);
        if (entry.isEmpty() || entry.get().isFolder()) {
            throw Attempt.refused(
                    "edit.missing",
                    "There is no file '" + path + "'" + (entry.isPresent() ? ", it is a folder" : "")
                            + ". Check the path, or create the file.");
        }
        if (entry.get().mode().equals(FileMode.GITLINK)) {
            throw submodule(path, path);
        }
        return entry.get();
    }

    /** A path may be replaced block by block, and deleted and created anew; anything else twice is a contradiction. */
    private void requireNoContradiction(FileEdit edit) {
        Touched earlier = touched.get(edit.path());
        if (earlier == null
                || (earlier.last() instanceof FileEdit.Replace && edit instanceof FileEdit.Replace)
                || (earlier.last() instanceof FileEdit.Delete && edit instanceof FileEdit.Create)) {
            return;
        }
        throw Attempt.refused(
                "edit.conflict",
                "Two edits of '" + edit.path() + "' contradict each other: first " + name(earlier.last()) + ", then "
                        + name(edit) + ". Keep one of them.");
    }

    private static String name(FileEdit edit) {
        return edit.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private void requireNoLinkOnTheWay(String path) throws IOException {
        List<String> segments = PathRules.segments(path);
        for (int i = 1; i < segments.size(); i++) {
            String parent = String.join("/", segments.subList(0, i));
            Optional<Entry> entry = draft.find(parent);
            if (entry.isEmpty()) {
                return;
            }
            requireFolder(path, parent, entry.get());
        }
    }

    private void requireFolder(String path, String parent, Entry entry) {
        if (entry.mode().equals(FileMode.SYMLINK)) {
            throw Attempt.refused(
                    "edit.symlink",
                    "'" + path + "' runs through the symbolic link '" + parent
                            + "'; name the file where it really lies.");
        }
        if (entry.mode().equals(FileMode.GITLINK)) {
            throw submodule(path, parent);
        }
        if (!entry.isFolder()) {
            throw Attempt.refused(
                    touched.containsKey(parent) ? "edit.conflict" : "edit.exists",
                    "'" + path + "' needs a folder '" + parent + "', but that is a file.");
        }
    }

    /** Git would hold the text itself where all others expect a pointer. */
    private void requireOurs(String path) throws IOException {
        if (lfs.cover(path)) {
            throw Attempt.refused(
                    "edit.lfs",
                    "'" + path + "' is kept by Git LFS, which edits cannot write: leave it as it is, or write a file"
                            + " that .gitattributes does not give to Git LFS.");
        }
    }

    private static RuntimeException submodule(String path, String module) {
        return Attempt.refused(
                "edit.outside",
                "'" + path + "' belongs to the submodule '" + module + "', which is another repository.");
    }

    /** Neither the name itself nor one that only differs by letter case may be there. */
    private void requireFree(String path) throws IOException {
        List<String> segments = PathRules.segments(path);
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            List<String> siblings = draft.names(segments.subList(0, i));
            boolean present = siblings.contains(segment);
            if (present && i == segments.size() - 1) {
                throw Attempt.refused(
                        "edit.exists",
                        "'" + path + "' exists already. Replace a block of it, or delete it first in the same edits.");
            }
            if (!present) {
                requireNoLookalike(path, segment, siblings);
            }
        }
    }

    private static void requireNoLookalike(String path, String segment, List<String> siblings) {
        String folded = PathRules.fold(segment);
        siblings.stream()
                .filter(s -> PathRules.fold(s).equals(folded))
                .findFirst()
                .ifPresent(s -> {
                    throw Attempt.refused(
                            "edit.exists",
                            "'" + path + "' differs only by letter case from '" + s
                                    + "' that exists; many systems cannot hold both.");
                });
    }

    private static void requireSize(String path, long bytes) {
        if (bytes > TextFile.LIMIT) {
            throw Attempt.refused(
                    "edit.too-large",
                    "'" + path + "' has " + bytes + " bytes, more than the " + TextFile.LIMIT
                            + " that edits can handle. Split it, or leave it alone.");
        }
    }
}
