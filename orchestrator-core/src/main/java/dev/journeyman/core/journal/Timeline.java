package dev.journeyman.core.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events that count: the chain of parents from the newest event, less what redos and retries have voided.
 *
 * <p>A value; a pure function of the journal.
 */
public final class Timeline {
    private final List<Recorded> events;
    private final Map<String, Map<String, List<Recorded>>> byScope = new HashMap<>();

    private Timeline(List<Recorded> events) {
        this.events = events;
        for (Recorded recorded : events) {
            byScope.computeIfAbsent(recorded.scope(), scope -> new LinkedHashMap<>())
                    .computeIfAbsent(recorded.call(), call -> new ArrayList<>())
                    .add(recorded);
        }
    }

    /** The timeline that ends with the last of all events of a journal. */
    public static Timeline of(List<Recorded> journal) {
        return new Timeline(effective(chain(journal)));
    }

    /** The events that count, in order. */
    public List<Recorded> events() {
        return Collections.unmodifiableList(events);
    }

    /** The calls of a scope in the order they were first recorded, each with its events. */
    public Map<String, List<Recorded>> calls(String scope) {
        Map<String, List<Recorded>> calls = new LinkedHashMap<>(byScope.getOrDefault(scope, Map.of()));
        calls.remove("");
        return calls;
    }

    /** The events of one call. */
    public List<Recorded> call(String scope, String call) {
        return byScope.getOrDefault(scope, Map.of()).getOrDefault(call, List.of());
    }

    /** The newest event of a kind among a scope's own. */
    public <E extends Event> Optional<E> own(String scope, Class<E> kind) {
        return last(call(scope, ""), kind);
    }

    /** The newest event of a kind among some. */
    public static <E extends Event> Optional<E> last(List<Recorded> among, Class<E> kind) {
        for (int i = among.size() - 1; i >= 0; i--) {
            Event event = among.get(i).event();
            if (kind.isInstance(event)) {
                return Optional.of(kind.cast(event));
            }
        }
        return Optional.empty();
    }

    /** The chain of parents from the newest event, oldest first. */
    static List<Recorded> chain(List<Recorded> journal) {
        List<Recorded> chain = new ArrayList<>();
        long next = journal.size();
        while (next > 0) {
            Recorded recorded = journal.get((int) next - 1);
            chain.add(recorded);
            next = recorded.parent();
        }
        Collections.reverse(chain);
        return chain;
    }

    private static List<Recorded> effective(List<Recorded> chain) {
        List<Recorded> kept = new ArrayList<>(chain.size());
        for (Recorded recorded : chain) {
            if (recorded.event() instanceof Event.PhaseStarted started) {
                kept.removeIf(old -> isAttemptOf(started.phase(), old.scope()));
            } else if (recorded.event() instanceof Event.RetryGranted granted) {
                voidFailure(kept, granted);
            }
            kept.add(recorded);
        }
        return kept;
    }

    private static boolean isAttemptOf(String phase, String scope) {
        return scope.startsWith(phase + "#");
    }

    private static void voidFailure(List<Recorded> kept, Event.RetryGranted granted) {
        int failure = indexOfFailure(kept, granted);
        if (failure < 0) {
            return;
        }
        List<Recorded> after = new ArrayList<>(kept.subList(failure + 1, kept.size()));
        Set<String> callsBefore = new HashSet<>();
        kept.subList(0, failure + 1).forEach(recorded -> callsBefore.add(recorded.callId()));
        Set<String> callsVoided = new HashSet<>();
        after.stream()
                .filter(recorded -> encloses(recorded.scope(), granted.failedScope()))
                .filter(recorded -> !recorded.call().isEmpty() && !callsBefore.contains(recorded.callId()))
                .forEach(recorded -> callsVoided.add(recorded.callId()));
        after.removeIf(recorded -> encloses(recorded.scope(), granted.failedScope())
                || callsVoided.stream().anyMatch(recorded::within));
        kept.subList(failure, kept.size()).clear();
        kept.addAll(after);
    }

    private static int indexOfFailure(List<Recorded> kept, Event.RetryGranted granted) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            Recorded recorded = kept.get(i);
            boolean failed = recorded.event() instanceof Event.StepFailed
                    || recorded.event() instanceof Event.AskFailed
                    || recorded.event() instanceof Event.PhaseFailed;
            if (failed
                    && recorded.scope().equals(granted.failedScope())
                    && recorded.call().equals(granted.failedCall())) {
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
