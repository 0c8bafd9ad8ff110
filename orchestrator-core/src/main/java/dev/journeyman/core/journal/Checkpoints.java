package dev.journeyman.core.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the checkpoints in a journal: phases that began or ended, merged items, questions, deliveries. */
public final class Checkpoints {
    private Checkpoints() {}

    /** Those of a journal's timeline, oldest first. */
    public static List<Checkpoint> of(List<Recorded> journal) {
        List<Checkpoint> found = new ArrayList<>();
        String tree = "";
        for (Recorded recorded : Timeline.of(journal).events()) {
            Event event = recorded.event();
            if (event instanceof Event.Started started) {
                tree = started.base();
                found.add(checkpoint(recorded, "start", tree));
            } else if (event instanceof Event.PhaseDone done) {
                tree = done.tree();
                found.add(checkpoint(recorded, "after " + name(recorded), tree));
            } else if (event instanceof Event.Merged merged) {
                tree = merged.tree();
                found.add(checkpoint(recorded, "merged " + merged.what(), tree));
            } else if (event instanceof Event.Asked) {
                found.add(checkpoint(recorded, "question in " + name(recorded), tree));
            } else if (event instanceof Event.Intent intent) {
                found.add(checkpoint(recorded, "before " + intent.action().name(), tree));
            } else if (event instanceof Event.StatusChanged changed
                    && changed.status().atRest()) {
                found.add(checkpoint(recorded, changed.status().name().toLowerCase(Locale.ROOT), tree));
            }
        }
        return found;
    }

    private static String name(Recorded recorded) {
        int end = recorded.scope().indexOf('#');
        return end < 0 ? recorded.scope() : recorded.scope().substring(0, end);
    }

    private static Checkpoint checkpoint(Recorded recorded, String name, String tree) {
        return new Checkpoint(recorded.sequence(), recorded.at(), name, tree);
    }
}
