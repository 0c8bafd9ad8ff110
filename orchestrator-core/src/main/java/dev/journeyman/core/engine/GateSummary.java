package dev.journeyman.core.engine;

import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.workspace.Difference;
import java.util.List;

/** What a person is shown at a gate: what came of the phase, and which files have changed so far. */
final class GateSummary {
    private static final int MOST_FILES = 40;

    private final Run run;
    private final String phase;

    GateSummary(Run run, String phase) {
        this.run = run;
        this.phase = phase;
    }

    String text(Event.PhaseDone done) {
        StringBuilder text = new StringBuilder("May the result of phase '" + phase + "' stand?\n");
        text.append("Phases done: ").append(String.join(", ", phasesDone())).append('\n');
        done.artifacts()
                .forEach(artifact -> text.append("\n")
                        .append(shown(run.parts().artifacts().load(artifact)))
                        .append('\n'));
        List<Difference> changes = run.workspace().difference(run.workspace().base(), done.tree());
        if (!changes.isEmpty()) {
            text.append("\nFiles changed so far (").append(total(changes)).append("):\n");
            changes.stream()
                    .limit(MOST_FILES)
                    .forEach(change -> text.append("  ")
                            .append(change.kind().name().toLowerCase(java.util.Locale.ROOT))
                            .append(' ')
                            .append(change.path())
                            .append(" +")
                            .append(change.added())
                            .append(" -")
                            .append(change.removed())
                            .append('\n'));
            if (changes.size() > MOST_FILES) {
                text.append("  and ").append(changes.size() - MOST_FILES).append(" more\n");
            }
        }
        return text.toString();
    }

    /** The output of a build that worked is nothing to review. */
    private static String shown(Record artifact) {
        return artifact instanceof Baseline baseline ? build(baseline) : ArtifactText.of(artifact);
    }

    private static String build(Baseline baseline) {
        return baseline.check()
                .map(check -> "build before any change: " + baseline.build() + ", " + check.tests() + " tests, "
                        + check.failures().size() + " failed")
                .orElse("build: none, nothing is checked");
    }

    private List<String> phasesDone() {
        return run.timeline().events().stream()
                .filter(recorded -> recorded.event() instanceof Event.PhaseDone done
                        && done.skipped().isEmpty())
                .map(recorded -> recorded.scope().replaceFirst("#.*", ""))
                .toList();
    }

    private static String total(List<Difference> changes) {
        int added = changes.stream().mapToInt(Difference::added).sum();
        int removed = changes.stream().mapToInt(Difference::removed).sum();
        return changes.size() + ", +" + added + " -" + removed;
    }
}
