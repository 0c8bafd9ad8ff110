package dev.journeyman.core.workspace;

import dev.journeyman.core.workspace.Merge.Conflict;
import dev.journeyman.core.workspace.TreeDraft.Entry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The renames of two sides of a merge.
 *
 * <p>A file that one side renamed is renamed in the base and in the other side too; then a merge by path follows it.
 */
final class Renames {
    private static final int MOST_CANDIDATES = 1000;

    private final Sides sides;
    private final TreeDraft base;
    private final TreeDraft ours;
    private final TreeDraft theirs;
    private final Map<String, String> byUs;
    private final Map<String, String> byThem;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();

    /** The three trees of a merge. */
    record Sides(ObjectId base, ObjectId ours, ObjectId theirs) {}

    private record Move(String from, String to) {}

    private Renames(ObjectReader reader, Sides sides) throws IOException {
        this.sides = sides;
        this.base = new TreeDraft(reader, sides.base());
        this.ours = new TreeDraft(reader, sides.ours());
        this.theirs = new TreeDraft(reader, sides.theirs());
        this.byUs = detect(reader, sides.base(), sides.ours());
        this.byThem = detect(reader, sides.base(), sides.theirs());
    }

    static Renames between(ObjectReader reader, Sides sides) throws IOException {
        Renames renames = new Renames(reader, sides);
        renames.compare();
        return renames;
    }

    /** Old names to new ones. */
    private static Map<String, String> detect(ObjectReader reader, ObjectId base, ObjectId side) throws IOException {
        Map<String, String> renames = new TreeMap<>();
        try (TreeWalk walk = TreeChanges.walk(reader, base, side)) {
            RenameDetector detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
            detector.setRenameLimit(MOST_CANDIDATES);
            detector.addAll(DiffEntry.scan(walk));
            for (DiffEntry entry : detector.compute()) {
                if (entry.getChangeType() == ChangeType.RENAME) {
                    renames.put(entry.getOldPath(), entry.getNewPath());
                }
            }
        }
        return renames;
    }

    private void compare() throws IOException {
        TreeSet<String> renamed = new TreeSet<>(byUs.keySet());
        renamed.addAll(byThem.keySet());
        for (String path : renamed) {
            Optional<String> we = Optional.ofNullable(byUs.get(path));
            Optional<String> they = Optional.ofNullable(byThem.get(path));
            if (we.isPresent() && they.isPresent()) {
                both(path, we.get(), they.get());
            } else if (we.isPresent()) {
                one(path, we.get(), theirs, "theirs");
            } else {
                one(path, they.orElseThrow(), ours, "ours");
            }
        }
    }

    private void both(String path, String we, String they) {
        if (we.equals(they)) {
            moves.add(new Move(path, we));
        } else {
            conflicts.add(
                    new Conflict(path, "Ours renamed it to '" + we + "', theirs to '" + they + "'. Choose one name."));
        }
    }

    /** A rename by one side; it matters only if the other side did something to the file. */
    private void one(String path, String target, TreeDraft other, String otherName) throws IOException {
        Optional<Entry> before = base.find(path);
        Optional<Entry> there = other.find(path);
        if (there.equals(before)) {
            return;
        }
        if (there.isEmpty()) {
            conflicts.add(new Conflict(
                    path, "One side renamed it to '" + target + "', " + otherName + " deleted it. Choose one."));
        } else if (other.find(target).isEmpty()) {
            moves.add(new Move(path, target));
        }
    }

    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** The trees with each rename done on all sides. */
    Sides evenOut(ObjectInserter inserter) throws IOException {
        if (moves.isEmpty()) {
            return sides;
        }
        for (Move move : moves) {
            apply(move, base);
            apply(move, ours);
            apply(move, theirs);
        }
        Sides even = new Sides(base.write(inserter), ours.write(inserter), theirs.write(inserter));
        inserter.flush();
        return even;
    }

    private static void apply(Move move, TreeDraft side) throws IOException {
        Optional<Entry> entry = side.find(move.from());
        if (entry.isPresent() && side.find(move.to()).isEmpty()) {
            side.remove(move.from());
            side.put(move.to(), entry.get());
        }
    }
}
