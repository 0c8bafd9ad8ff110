package dev.journeyman.core.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the checkpoints in a journal: phases that began or ended, merged items, questions, deliveries, rollbacks.
 *
 * <p>Among many merged items some are milestones and have a second name: every tenth, and an epic, which is an item that was
 * split into a plan of its own.
 */
public final class Checkpoints {
    private static final int MILESTONE = 10;

    private final List<Checkpoint> found = new ArrayList<>();
    private final List<Recorded> journal;
    private final Set<Long> counting;

    /** Where the workflow stood after each event. */
    private final List<Standing> standings = new ArrayList<>();

    private final Set<String> epics = new HashSet<>();

    private boolean inRedo;

    /**
     * Where a workflow stands.
     *
     * @param tree its tree
     * @param merged items that the plan at work has brought into it
     */
    private record Standing(String tree, int merged) {
        static final Standing NOWHERE = new Standing("", 0);

        Standing after(Event.Merged merge, boolean item) {
            return new Standing(merge.tree(), item ? merged + 1 : merged);
        }
    }

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
        standings.add(after(recorded));
        if (event instanceof Event.Started) {
            add(recorded, "start");
        } else if (event instanceof Event.PhaseStarted started) {
            began(recorded, started);
        } else if (event instanceof Event.RedoStarted) {
            inRedo = true;
        } else if (event instanceof Event.DispatchOpened) {
            epics.add(recorded.scope());
        } else if (event instanceof Event.PhaseDone) {
            add(recorded, "after " + recorded.phase());
        } else if (event instanceof Event.Merged merged) {
            merged(recorded, merged);
        } else if (event instanceof Event.Asked) {
            add(recorded, "question in " + recorded.phase());
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

    private void merged(Recorded recorded, Event.Merged merged) {
        add(recorded, "merged " + merged.what());
        int items = standing(recorded.sequence()).merged();
        if (ofWorkflow(recorded) && ofItem(recorded) && items % MILESTONE == 0) {
            add(recorded, items + " items merged");
        }
        if (epics.contains(recorded.scope())) {
            add(recorded, "epic " + merged.what() + " done");
        }
    }

    private Standing after(Recorded recorded) {
        Event event = recorded.event();
        Standing before = recorded.parent() == 0 ? Standing.NOWHERE : standing(recorded.parent());
        if (event instanceof Event.Started started) {
            return new Standing(started.base(), 0);
        }
        if (event instanceof Event.PhaseStarted started) {
            return new Standing(started.tree(), 0);
        }
        if (event instanceof Event.PhaseDone done) {
            return new Standing(done.tree(), 0);
        }
        if (event instanceof Event.Merged merged && ofWorkflow(recorded)) {
            return before.after(merged, ofItem(recorded));
        }
        return before;
    }

    private Standing standing(long sequence) {
        return standings.get((int) sequence - 1);
    }

    /** What is merged inside an item or branch changes the tree of that alone. */
    private static boolean ofWorkflow(Recorded merged) {
        return merged.scope().chars().filter(c -> c == '/').count() == 2;
    }

    private static boolean ofItem(Recorded merged) {
        return merged.scope().contains("/dispatch:");
    }

    private Recorded before(Recorded recorded) {
        return journal.get((int) recorded.parent() - 1);
    }

    private void add(Recorded recorded, String name) {
        add(recorded, name, counting.contains(recorded.sequence()));
    }

    private void add(Recorded recorded, String name, boolean counts) {
        found.add(new Checkpoint(
                recorded.sequence(),
                recorded.at(),
                name,
                standing(recorded.sequence()).tree(),
                counts));
    }
}
