package dev.journeyman.core.journal;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The events that a workflow can be rolled back to, and the names they go by.
 *
 * <p>An event can be named by its sequence, as {@code phase:NAME} (right before that phase began), or by the name of a
 * checkpoint, of which the newest on the timeline counts.
 */
public final class RollbackTargets {
    private static final String PHASE = "phase:";

    private final List<Recorded> journal;

    private RollbackTargets(List<Recorded> journal) {
        this.journal = List.copyOf(journal);
    }

    /** Those of a journal. */
    public static RollbackTargets of(List<Recorded> journal) {
        return new RollbackTargets(journal);
    }

    /** Why the workflow cannot be rolled back to an event; empty if it can. */
    public Optional<Failure> refusal(long to) {
        if (abandoned()) {
            return refused("abandoned", "The workflow was abandoned, which is final: start a new one.");
        }
        if (Timeline.last(journal, Event.Cleaned.class).isPresent()) {
            return refused("cleaned", "The workflow was cleaned: its code is gone, so there is nothing to go back to.");
        }
        if (to < 1 || to > journal.size()) {
            return refused(
                    "unknown-event",
                    "There is no event " + to + " in the journal, which ends at " + journal.size()
                            + ": 'journeyman checkpoints' lists where one can go back to.");
        }
        return within(to).or(() -> undoneSince(to));
    }

    private boolean abandoned() {
        return Timeline.last(journal, Event.StatusChanged.class)
                .filter(changed -> changed.status() == WorkflowStatus.ABANDONED)
                .isPresent();
    }

    /** In the middle of a rollback or redo some effects are undone and others are not. */
    private Optional<Failure> within(long to) {
        List<Recorded> chain = Timeline.chain(journal.subList(0, (int) to));
        for (int i = chain.size() - 1; i >= 0; i--) {
            Event event = chain.get(i).event();
            if (event instanceof Event.RolledBack || event instanceof Event.PhaseStarted) {
                return Optional.empty();
            }
            if (event instanceof Event.RollbackStarted || event instanceof Event.RedoStarted) {
                String what = event instanceof Event.RedoStarted ? "redo" : "rollback";
                return refused(
                        "inside-" + what,
                        "Event " + to + " lies inside a " + what + ": take "
                                + chain.get(i).parent() + ", the event before it, or a later one.");
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> undoneSince(long to) {
        return Effects.of(journal)
                .undoneSince(to)
                .flatMap(intent -> refused(
                        "undone-effect",
                        "At event " + to + " the effect of step '" + intent.callId()
                                + "' was there; it has been undone since, and cannot be brought back: take event "
                                + intent.parent() + " or one before it."));
    }

    private static Optional<Failure> refused(String code, String message) {
        return Optional.of(Failure.giveUp("rollback." + code, message));
    }

    /**
     * The event that a name means.
     *
     * @throws OrchestratorException if it means none
     */
    public long find(String name) {
        if (name.matches("\\d{1,18}")) {
            return Long.parseLong(name);
        }
        Optional<Long> found = name.startsWith(PHASE) ? beforePhase(name.substring(PHASE.length())) : checkpoint(name);
        return found.orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                "rollback.unknown-name",
                "Nothing in the journal goes by '" + name
                        + "': name an event by its number, a phase as phase:NAME, or a"
                        + " checkpoint that 'journeyman checkpoints' lists.")));
    }

    private Optional<Long> checkpoint(String name) {
        return Checkpoints.all(journal).stream()
                .filter(checkpoint -> checkpoint.name().equals(name))
                .max(Comparator.comparing(Checkpoint::counts).thenComparing(Checkpoint::sequence))
                .map(Checkpoint::sequence);
    }

    /** Before the first attempt of those that were made one after the other: between two of them nobody can go on. */
    private Optional<Long> beforePhase(String phase) {
        return Timeline.chain(journal).stream()
                .filter(recorded -> recorded.event() instanceof Event.PhaseStarted started
                        && started.phase().equals(phase))
                .map(Recorded::parent)
                .filter(parent -> within(parent).isEmpty())
                .reduce((older, newer) -> newer);
    }
}
