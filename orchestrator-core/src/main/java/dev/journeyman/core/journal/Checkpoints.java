package dev.journeyman.core.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the checkpoints in a journal: phases that began or ended, merged items, questions, deliveries, rollbacks. */
public final class Checkpoints {
    private final List<Checkpoint> found = new ArrayList<>();
    private final List<Recorded> journal;
    private final Set<Long> counting;

    /** The tree of the workflow after each event. */
    private final List<String> trees = new ArrayList<>();

    private boolean inRedo;

    private Checkpoints(List<Recorded> journal) {
        this.journal = journal;
        this.counting = Timeline.of(journal).sequences();
    }

    /** Those of a journal's timeline, oldest first. */
    public static List<Checkpoint> of(List<Recorded> journal) {
        return all(journal).stream().filter(Checkpoint::counts).toList();
    }

    /** All that there ever were, oldest first. */
    public static List<Checkpoint> all(List<Recorded> journal) {
        Checkpoints checkpoints = new Checkpoints(journal);
        journal.forEach(checkpoints::take);
        checkpoints.found.sort(Comparator.comparingLong(Checkpoint::sequence));
        return List.copyOf(checkpoints.found);
    }

    private void take(Recorded recorded) {
        Event event = recorded.event();
        trees.add(treeAfter(recorded));
        if (event instanceof Event.Started) {
            add(recorded, "start");
        } else if (event instanceof Event.PhaseStarted started) {
            began(recorded, started);
        } else if (event instanceof Event.RedoStarted) {
            inRedo = true;
        } else if (event instanceof Event.PhaseDone) {
            add(recorded, "after " + name(recorded));
        } else if (event instanceof Event.Merged merged) {
            add(recorded, "merged " + merged.what());
        } else if (event instanceof Event.Asked) {
            add(recorded, "question in " + name(recorded));
        } else if (event instanceof Event.Intent intent && !Effects.inUndo(recorded.scope())) {
            add(recorded, "before " + intent.action().name());
        } else if (event instanceof Event.StatusChanged changed
                && changed.status().atRest()) {
            add(recorded, changed.status().name().toLowerCase(Locale.ROOT));
        } else if (event instanceof Event.RollbackStarted back) {
            add(before(recorded), "before rollback to " + back.to(), false);
            inRedo = false;
        }
    }

    /** Between the attempts of a redo nobody can go on. */
    private void began(Recorded recorded, Event.PhaseStarted started) {
        if (!inRedo) {
            add(before(recorded), "phase:" + started.phase(), counting.contains(recorded.sequence()));
        }
        inRedo = false;
    }

    private String treeAfter(Recorded recorded) {
        if (recorded.event() instanceof Event.Started started) {
            return started.base();
        }
        if (recorded.event() instanceof Event.PhaseStarted started) {
            return started.tree();
        }
        if (recorded.event() instanceof Event.PhaseDone done) {
            return done.tree();
        }
        if (recorded.event() instanceof Event.Merged merged) {
            return merged.tree();
        }
        return trees.get((int) recorded.parent() - 1);
    }

    private Recorded before(Recorded recorded) {
        return journal.get((int) recorded.parent() - 1);
    }

    private static String name(Recorded recorded) {
        int end = recorded.scope().indexOf('#');
        return end < 0 ? recorded.scope() : recorded.scope().substring(0, end);
    }

    private void add(Recorded recorded, String name) {
        add(recorded, name, counting.contains(recorded.sequence()));
    }

    private void add(Recorded recorded, String name, boolean counts) {
        found.add(new Checkpoint(
                recorded.sequence(), recorded.at(), name, trees.get((int) recorded.sequence() - 1), counts));
    }
}
