package dev.journeyman.testkit;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Edits of the files of a folder: all or none. */
final class FolderEdits {
    private final SortedMap<String, String> files;

    private FolderEdits(FolderTree before) {
        this.files = new TreeMap<>(before.files());
    }

    static Change apply(List<FileEdit> edits, Path folder) throws IOException {
        FolderTree before = FolderTree.of(folder);
        FolderEdits after = new FolderEdits(before);
        edits.forEach(after::apply);
        FolderTree tree = new FolderTree(after.files);
        tree.restore(folder);
        return new Change(
                tree.id(),
                paths(tree, before, (now, then) -> then == null),
                paths(tree, before, (now, then) -> then != null && !then.equals(now)),
                paths(before, tree, (then, now) -> now == null));
    }

    private static List<String> paths(FolderTree of, FolderTree other, BiPredicate<String, @Nullable String> wanted) {
        return of.files().entrySet().stream()
                .filter(file -> wanted.test(file.getValue(), other.files().get(file.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void apply(FileEdit edit) {
        if (edit instanceof FileEdit.Create create) {
            require(
                    !files.containsKey(edit.path()),
                    "edit.exists",
                    edit.path() + " is there already: replace a block of it.");
            files.put(create.path(), create.content());
        } else if (edit instanceof FileEdit.Replace replace) {
            files.put(replace.path(), replaced(existing(replace.path()), replace));
        } else {
            existing(edit.path());
            files.remove(edit.path());
        }
    }

    private String existing(String path) {
        String text = files.get(path);
        if (text == null) {
            throw refused("edit.not-found", path + " is not there: create it, or correct the path.");
        }
        return text;
    }

    private static String replaced(String text, FileEdit.Replace edit) {
        int at = text.indexOf(edit.find());
        require(at >= 0, "edit.not-found", "The block does not occur in " + edit.path() + ": copy it exactly.");
        require(
                text.indexOf(edit.find(), at + 1) < 0,
                "edit.not-unique",
                "The block occurs more than once in " + edit.path() + ": make it longer.");
        return text.substring(0, at)
                + edit.replacement()
                + text.substring(at + edit.find().length());
    }

    private static void require(boolean condition, String code, String message) {
        if (!condition) {
            throw refused(code, message);
        }
    }

    private static OrchestratorException refused(String code, String message) {
        return new OrchestratorException(Failure.giveUp(code, message));
    }
}
