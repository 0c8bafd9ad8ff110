package dev.journeyman.core.engine;

import dev.journeyman.api.dialog.Answer;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.util.List;
import java.util.Optional;

/** What the timeline says about the phases of a workflow, and which comes next. */
final class PhaseHistory {
    static final String GATE = "gate";

    private final Run run;
    private final Event.Started started;

    PhaseHistory(Run run) {
        this.run = run;
        this.started = Timeline.last(run.timeline().events(), Event.Started.class)
                .orElseThrow(() -> new IllegalStateException("The journal has no beginning."));
    }

    /**
     * What is to be done next.
     *
     * @param phase the phase
     * @param index its place in the pipeline, from 0
     * @param kind what to do with it
     */
    record Next(String phase, int index, Kind kind) {
        enum Kind {
            /** It has not begun, or was rejected. */
            START,
            /** It was in flight. */
            RESUME,
            /** Its result waits for a person. */
            GATE
        }
    }

    Event.Started started() {
        return started;
    }

    /** The first phase that is not done and accepted; empty if all are. */
    Optional<Next> next() {
        for (int i = 0; i < started.phases().size(); i++) {
            String phase = started.phases().get(i);
            Optional<Next.Kind> kind = todo(phase);
            if (kind.isPresent()) {
                return Optional.of(new Next(phase, i, kind.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Next.Kind> todo(String phase) {
        int attempt = attempt(phase);
        if (attempt == 0 || redoStarted(phase, attempt)) {
            return Optional.of(Next.Kind.START);
        }
        String scope = phase + "#" + attempt;
        Optional<Event.PhaseDone> done = run.timeline().own(scope, Event.PhaseDone.class);
        if (done.isEmpty()) {
            return Optional.of(Next.Kind.RESUME);
        }
        boolean gated = gate(phase).isPresent() || done.get().supervised();
        boolean open = gated && done.get().skipped().isEmpty() && !approved(scope);
        return open ? Optional.of(Next.Kind.GATE) : Optional.empty();
    }

    /** The current attempt on the timeline; 0 if the phase has not begun. */
    int attempt(String phase) {
        return run.timeline().highestAttempt(phase);
    }

    /** The gate that waits after a phase, if the request wants it. */
    Optional<Event.Gate> gate(String phase) {
        return started.gates().stream()
                .filter(gate -> gate.after().equals(phase))
                .findFirst();
    }

    /** The events of a phase's gate. */
    List<Recorded> gateEvents(String scope) {
        return run.timeline().call(scope, GATE);
    }

    private boolean approved(String scope) {
        return Timeline.last(gateEvents(scope), Event.Answered.class)
                .filter(answered -> answered.answer() instanceof Answer.Approved)
                .isPresent();
    }

    private boolean redoStarted(String phase, int attempt) {
        return run.timeline().events().stream()
                .map(Recorded::event)
                .anyMatch(event -> event instanceof Event.RedoStarted redo
                        && redo.phase().equals(phase)
                        && redo.attempt() == attempt);
    }

    /** The tree a new attempt starts from: where the phase before it ended, or the base. */
    String openingTree(int index) {
        if (index == 0) {
            return started.base();
        }
        String before = started.phases().get(index - 1);
        return run.timeline()
                .own(before + "#" + attempt(before), Event.PhaseDone.class)
                .map(Event.PhaseDone::tree)
                .orElseThrow(() -> new IllegalStateException("The phase '" + before + "' has not ended."));
    }
}
