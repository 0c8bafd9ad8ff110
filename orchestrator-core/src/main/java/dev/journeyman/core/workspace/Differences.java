package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Difference.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.io.NullOutputStream;

/** Compares trees file by file; a rename is a deletion and an addition. */
final class Differences {
    private Differences() {}

    static List<Difference> between(Store store, ObjectId from, ObjectId to) throws IOException {
        List<Difference> differences = new ArrayList<>();
        try (DiffFormatter formatter = new DiffFormatter(NullOutputStream.INSTANCE)) {
            formatter.setRepository(store.git());
            formatter.setDetectRenames(false);
            for (DiffEntry entry : formatter.scan(from, to)) {
                differences.add(difference(entry, formatter.toFileHeader(entry).toEditList()));
            }
        }
        differences.sort(Comparator.comparing(Difference::path));
        return List.copyOf(differences);
    }

    static String patch(Store store, ObjectId from, ObjectId to) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(text)) {
            formatter.setRepository(store.git());
            formatter.setDetectRenames(false);
            formatter.format(from, to);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Difference difference(DiffEntry entry, List<Edit> edits) {
        int added = edits.stream().mapToInt(Edit::getLengthB).sum();
        int removed = edits.stream().mapToInt(Edit::getLengthA).sum();
        return switch (entry.getChangeType()) {
            case ADD -> new Difference(entry.getNewPath(), Kind.ADDED, added, removed);
            case DELETE -> new Difference(entry.getOldPath(), Kind.DELETED, added, removed);
            default -> new Difference(entry.getNewPath(), Kind.MODIFIED, added, removed);
        };
    }
}
