package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.step.StepRecord;
import dev.journeyman.core.journal.Effects;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.Desk;
import java.util.List;
import java.util.Optional;

/**
 * Undoes effects outside before they are taken off the timeline, newest first, each in a scope of its own.
 *
 * <p>A fold over events: what was undone is not undone again, and a scope in flight goes on. If somebody must help or the
 * workflow is to rest, it unwinds.
 */
final class Undoing {
    private static final String HELP = "help";
    private static final String AGAIN = "again";
    private static final String BY_HAND = "done by hand";

    private final Run run;

    Undoing(Run run) {
        this.run = run;
    }

    /** Undoes what an event will take off the timeline; to be called right before it is appended. */
    void before(Event event) {
        Effects.of(run.journal()).lostBy(event).forEach(this::undo);
    }

    /** Undoes all there is. */
    void all() {
        Effects.of(run.journal()).standing().forEach(this::undo);
    }

    /** Whether all that was done in a scope can be undone. */
    boolean possible(String scope) {
        return Effects.of(run.journal()).standing().stream()
                .filter(intent -> intent.within(scope))
                .allMatch(this::possible);
    }

    private boolean possible(Recorded intent) {
        return phase(intent).undoes(((Event.Intent) intent.event()).action());
    }

    private void undo(Recorded intent) {
        if (!possible(intent)) {
            leave(intent);
            return;
        }
        String scope = Effects.undoScope(intent);
        boolean settled = false;
        while (!settled) {
            Optional<Event.UndoFailed> failed = run.timeline().own(scope, Event.UndoFailed.class);
            settled = failed.isPresent() ? help(intent, scope, failed.get().why()) : perform(intent, scope);
        }
    }

    /** Said once, also if what follows takes several resumes. */
    private void leave(Recorded intent) {
        boolean said = run.timeline().events().stream()
                .anyMatch(recorded ->
                        recorded.event() instanceof Event.Undone undone && undone.intent() == intent.sequence());
        if (!said) {
            settle(intent, Event.Undoing.LEFT);
        }
    }

    private void settle(Recorded intent, Event.Undoing how) {
        run.append(new Strand(), "", "", new Event.Undone(intent.sequence(), how));
    }

    /** Has the phase undo it; false if it failed, which is recorded. */
    private boolean perform(Recorded intent, String scope) {
        Strand strand = new Strand();
        ScopeRun undo = new ScopeRun(run, scope, place(intent, scope, strand));
        try {
            phase(intent).undo(record(intent), undo);
            undo.end();
            tidy(scope);
            settle(intent, Event.Undoing.UNDONE);
            return true;
        } catch (Unwind unwind) {
            beginAnew(scope, unwind);
        } catch (Exception e) {
            strand.rethrowIfUnwound();
            fail(scope, run.classify(e), ScopeRun.stepOf(e));
        }
        return false;
    }

    private void tidy(String scope) {
        Desk desk = run.workspace().desk(deskName(scope));
        if (desk.current().isPresent()) {
            desk.discard();
        }
    }

    /** Sees the tree that the effect was made on. */
    private Place place(Recorded intent, String scope, Strand strand) {
        String tree = Worktrees.before(run.timeline().events(), intent)
                .orElse(run.workspace().base());
        return new Place(strand, new Site(run.workspace(), deskName(scope), tree));
    }

    private String deskName(String scope) {
        return run.deskName("undo", scope);
    }

    /** Changed code undoes from its beginning: undoing what is undone does nothing. */
    private void beginAnew(String scope, Unwind unwind) {
        if (unwind.reason() != Unwind.Cause.MISMATCH) {
            throw unwind;
        }
        fail(scope, Failure.giveUp("undo.changed", "The code has changed: " + unwind.getMessage()), "");
        again(scope, "");
    }

    private void fail(String scope, Failure failure, String step) {
        run.append(new Strand(), scope, "", new Event.UndoFailed(new Event.Failed(failure, step)));
    }

    private void again(String scope, String step) {
        Event.FailedCall failed = step.isEmpty() ? new Event.FailedCall(scope, "") : Retry.failedCall(step);
        run.append(new Strand(), "", "", new Event.RetryGranted(List.of(failed)));
    }

    /** Asks a person about an effect that cannot be undone; true if they did it. */
    private boolean help(Recorded intent, String scope, Event.Failed why) {
        List<Recorded> asked = run.timeline().call(scope, HELP);
        Recorded question = asked.isEmpty()
                ? run.append(new Strand(), scope, HELP, new Event.Asked(question(intent, why)))
                : asked.get(0);
        String id = Recorded.idOf(run.id(), question.sequence());
        Answer answer = run.answers().find(id).orElseThrow(() -> Unwind.parked(id));
        boolean byHand = answer.says(BY_HAND);
        if (byHand) {
            settle(intent, Event.Undoing.BY_HAND);
        } else {
            again(scope, why.step());
        }
        return byHand;
    }

    private static Question question(Recorded intent, Event.Failed why) {
        String text = "The effect of step '" + intent.callId() + "' could not be undone: "
                + why.failure().message() + " Try it again, or undo it by hand and say so.";
        return new Question.Decision(Failure.of(Remedy.ASK_HUMAN, "undo.failed", text), text, List.of(AGAIN, BY_HAND));
    }

    private StepRecord record(Recorded intent) {
        String result = Timeline.last(run.timeline().call(intent.scope(), intent.call()), Event.StepDone.class)
                .map(done -> done.result().toString())
                .orElse("");
        return new StepRecord(
                intent.callId(),
                Recorded.idOf(run.id(), intent.sequence()),
                ((Event.Intent) intent.event()).action(),
                result);
    }

    private Phase phase(Recorded intent) {
        return run.parts().phaseOf(intent.scope());
    }
}
