package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.phase.WorkflowInfo;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.StoredArtifact;
import dev.journeyman.core.journal.Timeline;
import java.util.List;
import java.util.Optional;

/** One phase in this run: begins or resumes an attempt, or puts its result to a person. */
final class PhaseRun {
    /** The name of the workflow's own worktree. */
    static final String DESK = "main";

    private final Run run;
    private final PhaseHistory history;
    private final PhaseHistory.Next next;
    private final Phase phase;
    private final Strand strand = new Strand();

    PhaseRun(Run run, PhaseHistory history, PhaseHistory.Next next) {
        this.run = run;
        this.history = history;
        this.next = next;
        this.phase = run.parts().phase(next.phase()).orElseThrow();
    }

    /** How this part of the run ended. */
    sealed interface End {
        /** Go on with what is next. */
        record GoOn() implements End {}

        /** Somebody must answer first. */
        record Parked() implements End {}

        /** The phase failed. */
        record Failed(Failure failure) implements End {}

        /** Nobody has answered in time, and then the workflow is to stop. */
        record Overdue(String reason) implements End {}

        /** Nobody but a person can decide how to go on. */
        record Stuck(String reason) implements End {}
    }

    End run() {
        try {
            if (next.kind() == PhaseHistory.Next.Kind.GATE) {
                return askGate(next.phase() + "#" + history.attempt(next.phase()));
            }
            if (next.kind() == PhaseHistory.Next.Kind.START) {
                start();
            }
            return perform();
        } catch (Unwind unwind) {
            return left(unwind);
        }
    }

    private End left(Unwind unwind) {
        return switch (unwind.reason()) {
            case PARKED -> new End.Parked();
            case CANCELLED -> new End.GoOn();
            case MISMATCH -> redoForNewCode(String.valueOf(unwind.getMessage()));
            case CLOSED -> throw unwind;
        };
    }

    private void start() {
        int attempt = 1 + run.highestAttempt(next.phase());
        Event.PhaseStarted started = new Event.PhaseStarted(
                next.phase(),
                attempt,
                phase.version(),
                history.openingTree(next.index()),
                Remarks.of(run.timeline()),
                run.parts().configuration().limits().fixRounds());
        new Undoing(run).before(started);
        run.append(strand, next.phase() + "#" + attempt, "", started);
    }

    private End perform() {
        String scope = next.phase() + "#" + history.attempt(next.phase());
        Optional<Event.PhaseFailed> failed = run.timeline().own(scope, Event.PhaseFailed.class);
        if (failed.isPresent() && !new Retry(run, history).grant(scope)) {
            return new End.Failed(failed.get().why().failure());
        }
        Recorded opened = run.timeline().call(scope, "").get(0);
        Event.PhaseStarted started = (Event.PhaseStarted) opened.event();
        if (started.version() != phase.version()) {
            return redoForNewCode("it was recorded with version " + started.version()
                    + " of the phase, this is version " + phase.version());
        }
        Place place = new Place(strand, new Site(run.workspace(), DESK, started.tree()));
        PhaseScope context = new PhaseScope(run, scope, place, briefing(opened, started));
        try {
            PhaseResult result = phase.run(context);
            context.end();
            return conclude(scope, place, result);
        } catch (Exception e) {
            strand.rethrowIfUnwound();
            return fail(scope, run.classify(e), failedAt(scope, e));
        }
    }

    private Briefing briefing(Recorded opened, Event.PhaseStarted started) {
        WorkflowInfo info = new WorkflowInfo(
                run.id(),
                run.parts().project(),
                history.started().request(),
                next.phase(),
                started.attempt(),
                started.feedback(),
                started.fixRounds());
        return new Briefing(
                info,
                Briefing.artifactsBefore(run.timeline(), opened.sequence()),
                run.parts().artifacts());
    }

    /** What a retry has to do again: the step, else the phase itself; nothing if a person decided against it. */
    private static String failedAt(String scope, Exception e) {
        String step = ScopeRun.stepOf(e);
        return step.isEmpty() && !(e instanceof DecidedAgainst) ? scope + "/" : step;
    }

    private End conclude(String scope, Place place, PhaseResult result) {
        if (result instanceof PhaseResult.Failed failed) {
            return fail(scope, failed.failure(), "");
        }
        String tree = place.site().commit();
        Event.PhaseDone done = result instanceof PhaseResult.Skipped skipped
                ? new Event.PhaseDone(List.of(), Optional.of(skipped.reason()), tree, false)
                : new Event.PhaseDone(
                        artifacts((PhaseResult.Completed) result), Optional.empty(), tree, run.internWorkedIn(scope));
        run.append(strand, scope, "", done);
        return new End.GoOn();
    }

    private List<StoredArtifact> artifacts(PhaseResult.Completed completed) {
        return completed.artifacts().stream().map(Artifacts::store).toList();
    }

    private End fail(String scope, Failure failure, String step) {
        Recorded failed = run.append(strand, scope, "", new Event.PhaseFailed(new Event.Failed(failure, step)));
        return new End.Failed(((Event.PhaseFailed) failed.event()).why().failure());
    }

    /** The code is not the one that was recorded: the phase is done anew, unless it left something outside for good. */
    private End redoForNewCode(String why) {
        String scope = next.phase() + "#" + history.attempt(next.phase());
        List<Recorded> recorded = run.timeline().events().stream()
                .filter(event -> event.within(scope))
                .toList();
        if (!new Undoing(run).possible(scope)) {
            return new End.Stuck("The code of phase '" + next.phase() + "' has changed (" + why
                    + "), and it already had an effect outside that it cannot undo: run the version that began it, or roll"
                    + " back to phase:" + next.phase() + ".");
        }
        redo("the code has changed: " + why + "; " + steps(recorded) + " recorded steps are done anew");
        return new End.GoOn();
    }

    private static long steps(List<Recorded> recorded) {
        return recorded.stream()
                .filter(event -> event.event() instanceof Event.StepDone)
                .count();
    }

    private void redo(String why) {
        run.append(new Strand(), "", "", new Event.RedoStarted(next.phase(), history.attempt(next.phase()), why));
    }

    /** Puts the result of the phase to a person; a rejection begins the phase anew. */
    private End askGate(String scope) {
        List<Recorded> before = history.gateEvents(scope);
        Optional<Event.Answered> answered = Timeline.last(before, Event.Answered.class);
        if (answered.isPresent()) {
            if (answered.get().answer() instanceof Answer.Approved) {
                return new End.GoOn();
            }
            redo("rejected: " + Answers.text(answered.get().answer()));
            return new End.GoOn();
        }
        Recorded asked = before.isEmpty()
                ? run.append(strand, scope, PhaseHistory.GATE, new Event.Asked(approval(scope)))
                : before.get(0);
        return await(scope, ((Event.Asked) asked.event()).question());
    }

    /** Waits, or stops because nobody has answered in time. */
    private End await(String scope, Question question) {
        Deadlines.decide(question, history.gateEvents(scope), run.now())
                .ifPresent(passed -> run.append(strand, scope, PhaseHistory.GATE, passed));
        List<Recorded> gate = history.gateEvents(scope);
        return Deadlines.stops(question, gate)
                ? new End.Overdue("Nobody has approved '" + next.phase() + "' in time" + Deadlines.note(gate) + ".")
                : new End.Parked();
    }

    private Question approval(String scope) {
        Event.PhaseDone done = run.timeline().own(scope, Event.PhaseDone.class).orElseThrow();
        String gate = history.gate(next.phase()).map(Event.Gate::name).orElse(next.phase());
        String hash = done.artifacts().stream()
                .map(artifact -> artifact.value().toString())
                .reduce("", JournalEntry::chainedHash);
        return new Question.Approval(
                gate,
                next.phase(),
                done.tree(),
                hash,
                new GateSummary(run, next.phase()).text(done),
                done.artifacts().stream()
                        .filter(run.parts().artifacts()::editable)
                        .map(StoredArtifact::name)
                        .findFirst(),
                Deadlines.from(run.now(), run.parts().configuration().approvals()));
    }
}
