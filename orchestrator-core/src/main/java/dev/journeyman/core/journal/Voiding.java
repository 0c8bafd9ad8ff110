package dev.journeyman.core.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What redos and retries take off a timeline.
 *
 * <p>A new attempt of a phase voids all that happened under its old ones. A granted retry voids a failure and, in its scope
 * and in those around it, all that was recorded after it; siblings stay.
 */
final class Voiding {
    private Voiding() {}

    /** Whether an event takes others off the timeline it is added to. */
    static boolean voids(Recorded recorded) {
        return recorded.event() instanceof Event.RolledBack
                || recorded.event() instanceof Event.RetryGranted
                || (recorded.event() instanceof Event.PhaseStarted started && started.attempt() > 1);
    }

    /** The events of a chain that still count. */
    static List<Recorded> effective(List<Recorded> chain) {
        List<Recorded> kept = new ArrayList<>(chain.size());
        for (Recorded recorded : chain) {
            if (recorded.event() instanceof Event.PhaseStarted started && started.attempt() > 1) {
                kept.removeIf(old -> old.scope().startsWith(started.phase() + "#"));
            } else if (recorded.event() instanceof Event.RetryGranted granted) {
                granted.failures().forEach(failed -> voidFailure(kept, failed.scope(), failed.call()));
            }
            kept.add(recorded);
        }
        return kept;
    }

    private static void voidFailure(List<Recorded> kept, String scope, String call) {
        int index = lastFailure(kept, scope, call);
        if (index < 0) {
            return;
        }
        Recorded failure = kept.get(index);
        List<Recorded> after = new ArrayList<>(kept.subList(index + 1, kept.size()));
        Set<String> opened = callsOpenedAround(scope, kept.subList(0, index + 1), after);
        after.removeIf(
                recorded -> encloses(recorded.scope(), scope) || opened.stream().anyMatch(recorded::within));
        kept.subList(index, kept.size()).clear();
        kept.addAll(after);
        voidWhatLedToIt(kept, failure);
    }

    /** Calls of the failed scope, and of those around it, that were first made after the failure. */
    private static Set<String> callsOpenedAround(String scope, List<Recorded> before, List<Recorded> after) {
        Set<String> known = new HashSet<>();
        before.forEach(recorded -> known.add(recorded.callId()));
        Set<String> opened = new HashSet<>();
        for (Recorded recorded : after) {
            if (!recorded.call().isEmpty() && encloses(recorded.scope(), scope) && !known.contains(recorded.callId())) {
                opened.add(recorded.callId());
            }
        }
        return opened;
    }

    /** What would make it fail again: a step's tries are counted anew, an agent, item or undo that gave up begins anew. */
    private static void voidWhatLedToIt(List<Recorded> kept, Recorded failure) {
        if (failure.event() instanceof Event.StepFailed) {
            voidRefusal(kept, failure.callId());
            kept.removeIf(recorded -> recorded.event() instanceof Event.TryFailed
                    && recorded.callId().equals(failure.callId()));
        } else if (failure.event() instanceof Event.AskFailed) {
            kept.removeIf(recorded -> recorded.within(failure.callId()));
        } else if (failure.event() instanceof Event.ItemFailed || failure.event() instanceof Event.UndoFailed) {
            kept.removeIf(recorded -> recorded.within(failure.scope()));
        }
    }

    /** Who resumes what a person ended by an answer is asked again. */
    private static void voidRefusal(List<Recorded> kept, String call) {
        int last = last(kept, call, Event.class);
        if (last >= 0 && kept.get(last).event() instanceof Event.Answered) {
            kept.remove(last);
            int asked = last(kept, call, Event.Asked.class);
            if (asked >= 0) {
                kept.remove(asked);
            }
        }
    }

    private static int last(List<Recorded> kept, String call, Class<? extends Event> kind) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (kept.get(i).callId().equals(call) && kind.isInstance(kept.get(i).event())) {
                return i;
            }
        }
        return -1;
    }

    private static int lastFailure(List<Recorded> kept, String scope, String call) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            Recorded recorded = kept.get(i);
            if (recorded.event() instanceof Event.Failing
                    && recorded.scope().equals(scope)
                    && recorded.call().equals(call)) {
                return i;
            }
        }
        return -1;
    }

    /** True for the scope itself and all around it; control belongs to none. */
    private static boolean encloses(String outer, String inner) {
        return !outer.isEmpty() && (inner.equals(outer) || inner.startsWith(outer + "/"));
    }
}
