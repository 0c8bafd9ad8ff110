package dev.journeyman.core.engine;

import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.workspace.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that steps left in their directories and that no tree holds, each said once. */
final class LeftOut {
    private static final int MOST = 20;

    private final Set<String> said = new LinkedHashSet<>();

    /** Those on a timeline. */
    LeftOut(Timeline timeline) {
        timeline.events().stream().map(Recorded::event).forEach(event -> {
            if (event instanceof Event.LeftOut leftOut) {
                said.addAll(leftOut.files());
            }
        });
    }

    /** What is to be said of a snapshot; of very many files the first. */
    Optional<Event.LeftOut> unsaid(Snapshot snapshot) {
        List<String> files = new ArrayList<>(
                snapshot.skipped().stream().map(Snapshot.Skipped::words).toList());
        files.removeAll(said);
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Event.LeftOut(files.subList(0, Math.min(MOST, files.size()))));
    }

    /** For whoever takes over the work. */
    Optional<String> note() {
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of("Left out of the work, though a step left it in its directory: " + String.join(", ", said)
                        + ".");
    }
}
