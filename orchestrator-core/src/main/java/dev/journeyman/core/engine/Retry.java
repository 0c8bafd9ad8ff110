package dev.journeyman.core.engine;

import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import java.util.Optional;

/** Lets a failed phase go on: what failed is done again, what was recorded before it stands. */
final class Retry {
    private final Run run;
    private final PhaseHistory history;
    private final Strand strand = new Strand();

    Retry(Run run, PhaseHistory history) {
        this.run = run;
        this.history = history;
    }

    void grant() {
        history.next()
                .filter(next -> next.kind() == PhaseHistory.Next.Kind.RESUME)
                .ifPresent(next -> grant(next.phase()));
    }

    private void grant(String phase) {
        String scope = phase + "#" + history.attempt(phase);
        Optional<Event.PhaseFailed> failed = run.timeline().own(scope, Event.PhaseFailed.class);
        if (failed.isEmpty()) {
            return;
        }
        Event.Failed why = failed.get().why();
        boolean accident = why.step().equals(scope + "/");
        List<Event.FailedCall> items = failedItems(scope);
        if (!why.step().isEmpty() && !accident) {
            retry(scope, List.of(failedCall(why.step())));
        } else if (!items.isEmpty()) {
            retry(scope, items);
        } else if ((accident && !retriedInVain(scope)) || reachedOutside(scope)) {
            retry(scope, List.of(new Event.FailedCall(scope, "")));
        } else {
            append(new Event.RedoStarted(
                    phase, history.attempt(phase), "it failed: " + why.failure().message()));
        }
    }

    /** Those of the plan that ended last; what failed in plans before it the phase has passed over. */
    private List<Event.FailedCall> failedItems(String scope) {
        List<Recorded> events = run.timeline().events();
        String plan = lastCall(events, scope, Event.DispatchOpened.class);
        if (!plan.equals(lastCall(events, scope, Event.DispatchDone.class))) {
            return List.of();
        }
        return events.stream()
                .filter(recorded -> recorded.event() instanceof Event.ItemFailed
                        && ItemRecord.parentOf(recorded.scope()).equals(plan))
                .map(Retry::failedCall)
                .toList();
    }

    private static String lastCall(List<Recorded> events, String scope, Class<? extends Event> kind) {
        return events.stream()
                .filter(recorded ->
                        kind.isInstance(recorded.event()) && recorded.scope().equals(scope))
                .map(Recorded::callId)
                .reduce("", (earlier, later) -> later);
    }

    /** The step that failed the item, so that what it did before stands; the item itself where no step is to blame. */
    private static Event.FailedCall failedCall(Recorded itemFailed) {
        String step = ((Event.ItemFailed) itemFailed.event()).why().step();
        return step.isEmpty() ? new Event.FailedCall(itemFailed.scope(), "") : failedCall(step);
    }

    private static Event.FailedCall failedCall(String step) {
        return new Event.FailedCall(scopeOf(step), callOf(step));
    }

    /** True if the last retry did nothing but fail in the same way: its code decides so whatever happens. */
    private boolean retriedInVain(String scope) {
        boolean granted = false;
        int since = 0;
        for (Recorded recorded : run.timeline().events()) {
            if (recorded.event() instanceof Event.RetryGranted retry) {
                granted = retry.failures().contains(new Event.FailedCall(scope, ""));
                since = 0;
            } else if (recorded.within(scope)) {
                since++;
            }
        }
        return granted && since == 1;
    }

    private boolean reachedOutside(String scope) {
        return run.timeline().events().stream()
                .anyMatch(recorded -> recorded.event() instanceof Event.Intent && recorded.within(scope));
    }

    private void retry(String phaseScope, List<Event.FailedCall> failures) {
        append(new Event.RetryStarted(phaseScope));
        append(new Event.RetryGranted(failures));
    }

    private void append(Event event) {
        run.append(strand, "", "", event);
    }

    /** A step's id is its scope and its call: {@code name/n} for a step, {@code kind:name:n} for a scope, or nothing. */
    static String callOf(String stepId) {
        int last = stepId.lastIndexOf('/');
        String end = stepId.substring(last + 1);
        boolean ordinal = !end.isEmpty() && end.chars().allMatch(Character::isDigit);
        return ordinal ? stepId.substring(stepId.lastIndexOf('/', last - 1) + 1) : end;
    }

    static String scopeOf(String stepId) {
        return stepId.substring(0, stepId.length() - callOf(stepId).length() - 1);
    }
}
