package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.core.workspace.Merge.Conflict;
import dev.journeyman.core.workspace.Renames.Sides;
import dev.journeyman.core.workspace.TreeDraft.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ResolveMerger;
import org.jspecify.annotations.Nullable;

/**
 * A three-way merge of trees, without a directory.
 *
 * <p>JGit's merge visits every file and follows no rename. So renames are evened out first, and JGit sees only the
 * paths that both sides changed; whatever one side alone changed is taken as it is.
 */
final class TreeMerge {
    private static final String ATTRIBUTES = ".gitattributes";

    private final Store store;
    private final ObjectReader reader;
    private final FrugalInserter inserter;

    TreeMerge(Store store, ObjectReader reader, FrugalInserter inserter) {
        this.store = store;
        this.reader = reader;
        this.inserter = inserter;
    }

    /** A tree, or what stands against it. */
    record Outcome(ObjectId tree, List<Conflict> conflicts) {}

    Outcome merge(ObjectId base, ObjectId ours, ObjectId theirs) throws IOException {
        Renames renames = Renames.between(reader, new Sides(base, ours, theirs));
        List<Conflict> conflicts = new ArrayList<>(renames.conflicts());
        Sides even = renames.evenOut(inserter);
        NavigableMap<String, Optional<Entry>> byThem = TreeChanges.between(reader, even.base(), even.theirs());
        Set<String> contested = contested(TreeChanges.between(reader, even.base(), even.ours()), byThem);
        TreeDraft result = new TreeDraft(reader, even.ours());
        for (Map.Entry<String, Optional<Entry>> change : byThem.entrySet()) {
            if (!contested.contains(change.getKey())) {
                result.set(change.getKey(), change.getValue());
            }
        }
        if (!contested.isEmpty()) {
            mergeContested(even, contested, result, conflicts);
        }
        conflicts.sort(Comparator.comparing(Conflict::path));
        return new Outcome(conflicts.isEmpty() ? result.write(inserter) : ObjectId.zeroId(), List.copyOf(conflicts));
    }

    /** Paths changed on both sides, and files on one side that stand where the other has a folder. */
    private static Set<String> contested(
            NavigableMap<String, Optional<Entry>> byUs, NavigableMap<String, Optional<Entry>> byThem) {
        Set<String> contested = new TreeSet<>(byUs.keySet());
        contested.retainAll(byThem.keySet());
        addNested(byUs, byThem, contested);
        addNested(byThem, byUs, contested);
        return contested;
    }

    private static void addNested(
            NavigableMap<String, Optional<Entry>> files,
            NavigableMap<String, Optional<Entry>> others,
            Set<String> contested) {
        for (String file : files.keySet()) {
            // '0' is the character after '/'.
            Set<String> below = others.subMap(file + "/", file + "0").keySet();
            if (!below.isEmpty()) {
                contested.add(file);
                contested.addAll(below);
            }
        }
    }

    private void mergeContested(Sides sides, Set<String> paths, TreeDraft result, List<Conflict> conflicts)
            throws IOException {
        TreeDraft ours = new TreeDraft(reader, sides.ours());
        ResolveMerger merger = (ResolveMerger) MergeStrategy.RESOLVE.newMerger(store.git(), true);
        merger.setObjectInserter(inserter);
        ObjectId base = extract(new TreeDraft(reader, sides.base()), ours, paths);
        ObjectId we = extract(ours, ours, paths);
        ObjectId they = extract(new TreeDraft(reader, sides.theirs()), ours, paths);
        inserter.flush();
        merger.setBase(base);
        if (merger.merge(we, they)) {
            TreeDraft merged = new TreeDraft(reader, merger.getResultTreeId());
            for (String path : paths) {
                result.set(path, merged.find(path).filter(entry -> !entry.isFolder()));
            }
        } else {
            addConflicts(merger, conflicts);
        }
    }

    /** A tree of the contested paths, and of the attributes that decide how they are merged. */
    private ObjectId extract(TreeDraft side, TreeDraft attributes, Set<String> paths) throws IOException {
        TreeDraft extract = new TreeDraft(reader, ObjectId.zeroId());
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                copy(path.substring(0, slash + 1) + ATTRIBUTES, attributes, extract);
            }
            copy(ATTRIBUTES, attributes, extract);
        }
        for (String path : paths) {
            extract.remove(path);
            copy(path, side, extract);
        }
        return extract.write(inserter);
    }

    private static void copy(String path, TreeDraft from, TreeDraft to) throws IOException {
        Optional<Entry> file = from.find(path).filter(entry -> !entry.isFolder());
        if (file.isPresent()) {
            to.set(path, file);
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

    /** JGit answers with an empty result where there are no lines to mark: binary files, links, deletions. */
    private static String text(@Nullable MergeResult<? extends Sequence> result) throws IOException {
        String marked = result == null ? "" : marked(result);
        return marked.contains("<<<<<<< ours")
                ? marked
                : "Both sides changed it, and not line by line: one may have deleted it, put something else in its place,"
                        + " or it is binary or a link. Choose one side.";
    }

    @SuppressWarnings("unchecked")
    private static String marked(MergeResult<? extends Sequence> result) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new MergeFormatter().formatMerge(text, (MergeResult<RawText>) result, List.of("base", "ours", "theirs"), UTF_8);
        return text.toString(UTF_8);
    }
}
