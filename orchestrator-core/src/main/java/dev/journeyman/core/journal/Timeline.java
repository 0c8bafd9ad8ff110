package dev.journeyman.core.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events that count: the chain of parents from the newest event, less what redos and retries have voided.
 *
 * <p>A pure fold of the journal that grows with it. Thread-safe.
 */
public final class Timeline {
    private final List<Recorded> journal = new ArrayList<>();
    private List<Recorded> events = new ArrayList<>();
    private Map<String, Map<String, List<Recorded>>> byScope = new HashMap<>();
    private Attempts attempts = new Attempts();

    /** The timeline that ends with the last of all events of a journal. */
    public static Timeline of(List<Recorded> journal) {
        Timeline timeline = new Timeline();
        timeline.journal.addAll(journal);
        timeline.rebuild();
        return timeline;
    }

    /** The timeline as it was right after an event of a journal. */
    public static Timeline asOf(List<Recorded> journal, long sequence) {
        return of(journal.subList(0, (int) sequence));
    }

    /** Takes the next event of the journal into account. */
    public synchronized void apply(Recorded recorded) {
        journal.add(recorded);
        if (Voiding.voids(recorded)) {
            rebuild();
        } else {
            index(recorded);
        }
    }

    /** The events that count, in order. */
    public synchronized List<Recorded> events() {
        return List.copyOf(events);
    }

    /** The calls of a scope in the order they were first recorded, each with its events. */
    public synchronized Map<String, List<Recorded>> calls(String scope) {
        Map<String, List<Recorded>> calls = new LinkedHashMap<>();
        byScope.getOrDefault(scope, Map.of()).forEach((call, recorded) -> {
            if (!call.isEmpty()) {
                calls.put(call, List.copyOf(recorded));
            }
        });
        return calls;
    }

    /** The events of one call; of the scope itself if the call is "". */
    public synchronized List<Recorded> call(String scope, String call) {
        return List.copyOf(byScope.getOrDefault(scope, Map.of()).getOrDefault(call, List.of()));
    }

    /** The newest event of a kind among a scope's own. */
    public <E extends Event> Optional<E> own(String scope, Class<E> kind) {
        return last(call(scope, ""), kind);
    }

    /** The tree that a scope and those inside it, all sharing one worktree, have come to; empty if they changed nothing. */
    public synchronized Optional<String> treeLeftWithin(String scope) {
        return events.stream()
                .filter(recorded -> recorded.within(scope))
                .flatMap(recorded ->
                        recorded.event() instanceof Event.LeavesTree left ? left.left().stream() : Stream.empty())
                .reduce((earlier, later) -> later);
    }

    /** The highest attempt of a phase or item on the timeline; 0 if there is none. */
    public synchronized int highestAttempt(String path) {
        return attempts.highest(path);
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

    /** The events that count now and would not any more if this one came next. */
    public synchronized List<Recorded> lostBy(Event next) {
        long sequence = journal.size() + 1L;
        List<Recorded> longer = new ArrayList<>(journal);
        longer.add(new Recorded(sequence, Recorded.parentOf(next, sequence), Instant.EPOCH, "", "", next));
        Set<Long> kept = of(longer).sequences();
        return events.stream()
                .filter(recorded -> !kept.contains(recorded.sequence()))
                .toList();
    }

    /** The sequences of the events that count. */
    public synchronized Set<Long> sequences() {
        return events.stream().map(Recorded::sequence).collect(Collectors.toSet());
    }

    private void rebuild() {
        events = new ArrayList<>();
        byScope = new HashMap<>();
        attempts = new Attempts();
        Voiding.effective(chain(journal)).forEach(this::index);
    }

    private void index(Recorded recorded) {
        events.add(recorded);
        attempts.apply(recorded);
        byScope.computeIfAbsent(recorded.scope(), scope -> new LinkedHashMap<>())
                .computeIfAbsent(recorded.call(), call -> new ArrayList<>())
                .add(recorded);
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
}
