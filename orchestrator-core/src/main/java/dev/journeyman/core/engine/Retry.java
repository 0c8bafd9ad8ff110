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

    /** Begins to retry or redo the phase that failed. */
    void start() {
        history.next()
                .filter(next -> next.kind() == PhaseHistory.Next.Kind.RESUME)
                .ifPresent(next -> start(next.phase()));
    }

    private void start(String phase) {
        String scope = phase + "#" + history.attempt(phase);
        run.timeline().own(scope, Event.PhaseFailed.class).ifPresent(failed -> {
            boolean retried = failures(scope, failed.why()).isPresent();
            append(
                    retried
                            ? new Event.RetryStarted(scope)
                            : new Event.RedoStarted(
                                    phase,
                                    history.attempt(phase),
                                    "it failed: " + failed.why().failure().message()));
        });
    }

    /** Goes on with a retry that has begun: undoes what it voids, then voids it; false if none has begun. */
    boolean grant(String scope) {
        Event.Failed why = run.timeline()
                .own(scope, Event.PhaseFailed.class)
                .map(Event.PhaseFailed::why)
                .orElseThrow();
        Optional<List<Event.FailedCall>> failures = begun(scope) ? failures(scope, why) : Optional.empty();
        failures.map(Event.RetryGranted::new).ifPresent(granted -> {
            new Undoing(run).before(granted);
            append(granted);
        });
        return failures.isPresent();
    }

    private boolean begun(String scope) {
        boolean begun = false;
        for (Recorded recorded : run.timeline().events()) {
            if (recorded.event() instanceof Event.RetryStarted started) {
                begun = started.phaseScope().equals(scope);
            } else if (recorded.event() instanceof Event.RetryGranted granted) {
                begun = begun && !concerns(granted, scope);
            } else if (recorded.event() instanceof Event.PhaseFailed && recorded.within(scope)) {
                begun = false;
            }
        }
        return begun;
    }

    /** Retries of undos are not about the phase. */
    private static boolean concerns(Event.RetryGranted granted, String scope) {
        return granted.failures().stream()
                .anyMatch(
                        failed -> failed.scope().equals(scope) || failed.scope().startsWith(scope + "/"));
    }

    /** What is to be done again; empty if the phase is to be done anew. */
    private Optional<List<Event.FailedCall>> failures(String scope, Event.Failed why) {
        boolean accident = why.step().equals(scope + "/");
        List<Event.FailedCall> items = failedItems(scope);
        if (!why.step().isEmpty() && !accident) {
            return Optional.of(List.of(failedCall(why.step())));
        }
        if (!items.isEmpty()) {
            return Optional.of(items);
        }
        boolean again = (accident && !retriedInVain(scope)) || !new Undoing(run).possible(scope);
        return again ? Optional.of(List.of(new Event.FailedCall(scope, ""))) : Optional.empty();
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

    /** The call of a step, by the step's id. */
    static Event.FailedCall failedCall(String step) {
        return new Event.FailedCall(scopeOf(step), callOf(step));
    }

    /** True if the last retry did nothing but fail in the same way: its code decides so whatever happens. */
    private boolean retriedInVain(String scope) {
        boolean granted = false;
        int since = 0;
        for (Recorded recorded : run.timeline().events()) {
            if (recorded.event() instanceof Event.RetryGranted retry && concerns(retry, scope)) {
                granted = retry.failures().contains(new Event.FailedCall(scope, ""));
                since = 0;
            } else if (recorded.within(scope)) {
                since++;
            }
        }
        return granted && since == 1;
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
