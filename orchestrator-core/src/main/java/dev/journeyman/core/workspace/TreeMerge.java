package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.core.workspace.Merge.Conflict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.jspecify.annotations.Nullable;

/** A three-way merge of trees, without a directory; JGit's own does not follow renames, so they are evened out first. */
final class TreeMerge {
    private final Store store;
    private final FrugalInserter inserter;

    TreeMerge(Store store, FrugalInserter inserter) {
        this.store = store;
        this.inserter = inserter;
    }

    /** Either a tree or what stands against it. */
    record Outcome(ObjectId tree, List<Conflict> conflicts) {}

    Outcome merge(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
        try (ObjectReader reader = store.newReader()) {
            Renames renames = Renames.between(reader, base, ours, theirs);
            List<Conflict> conflicts = new ArrayList<>(renames.conflicts());
            Renames.Sides sides = renames.evenOut(inserter);
            ResolveMerger merger = (ResolveMerger) MergeStrategy.RESOLVE.newMerger(store.git(), true);
            merger.setObjectInserter(inserter);
            merger.setBase(sides.base());
            boolean clean = merger.merge(sides.ours(), sides.theirs());
            if (!clean) {
                addConflicts(merger, conflicts);
            }
            conflicts.sort(Comparator.comparing(Conflict::path));
            return new Outcome(clean ? merger.getResultTreeId() : ObjectId.zeroId(), List.copyOf(conflicts));
        }
    }

    private static void addConflicts(ResolveMerger merger, List<Conflict> conflicts) throws IOException {
        Map<String, MergeResult<? extends Sequence>> results = merger.getMergeResults();
        for (String path : merger.getUnmergedPaths()) {
            if (conflicts.stream().noneMatch(c -> c.path().equals(path))) {
                conflicts.add(new Conflict(path, text(results.get(path))));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static String text(@Nullable MergeResult<? extends Sequence> result) throws IOException {
        if (result == null || !result.containsConflicts()) {
            return "One side changed the file, the other deleted it, changed its kind or put something else in its place.";
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(text, (MergeResult<RawText>) result, List.of("base", "ours", "theirs"), UTF_8);
        return text.toString(UTF_8);
    }
}
