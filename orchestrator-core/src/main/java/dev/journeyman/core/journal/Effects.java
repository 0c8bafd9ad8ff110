package dev.journeyman.core.journal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The effects outside that a workflow announced, each by the event of its intent, and which of them were undone. */
public final class Effects {
    private static final String UNDO = "undo:";

    private final List<Recorded> journal;
    private final Timeline timeline;
    private final Set<Long> undone;
    private final Set<Long> touched;

    private Effects(List<Recorded> journal) {
        this.journal = List.copyOf(journal);
        this.timeline = Timeline.of(journal);
        this.undone = undoneIn(journal);
        this.touched = new HashSet<>(undone);
        journal.stream().map(Recorded::scope).filter(Effects::inUndo).forEach(scope -> touched.add(intentOf(scope)));
    }

    /** Those of a journal. */
    public static Effects of(List<Recorded> journal) {
        return new Effects(journal);
    }

    /** The scope in which an effect is undone; what happens in it is never undone. */
    public static String undoScope(Recorded intent) {
        return UNDO + intent.sequence();
    }

    private static long intentOf(String undoScope) {
        return Long.parseLong(undoScope.substring(UNDO.length()).replaceFirst("/.*", ""));
    }

    /** Whether a scope is one in which an effect is undone. */
    public static boolean inUndo(String scope) {
        return scope.startsWith(UNDO);
    }

    /** Those on the timeline that were not undone, newest first. */
    public List<Recorded> standing() {
        return among(timeline.events());
    }

    /** Those that would be taken off the timeline and were not undone, newest first, if this event came next. */
    public List<Recorded> lostBy(Event next) {
        return among(timeline.lostBy(next));
    }

    private List<Recorded> among(List<Recorded> events) {
        return events.stream()
                .filter(Effects::isEffect)
                .filter(intent -> !undone.contains(intent.sequence()))
                .sorted(Comparator.comparingLong(Recorded::sequence).reversed())
                .toList();
    }

    /**
     * The oldest effect that is there as seen from an event, while elsewhere it was undone, or its undo was begun and may
     * have taken it back.
     */
    Optional<Recorded> undoneSince(long sequence) {
        List<Recorded> chain = Timeline.chain(journal.subList(0, (int) sequence));
        Set<Long> undoneThere = undoneIn(chain);
        return chain.stream()
                .filter(Effects::isEffect)
                .filter(intent -> touched.contains(intent.sequence()) && !undoneThere.contains(intent.sequence()))
                .findFirst();
    }

    private static boolean isEffect(Recorded recorded) {
        return recorded.event() instanceof Event.Intent && !inUndo(recorded.scope());
    }

    /** An effect that was left is still there. */
    private static Set<Long> undoneIn(List<Recorded> events) {
        Set<Long> intents = new HashSet<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.Undone undone && undone.how() != Event.Undoing.LEFT) {
                intents.add(undone.intent());
            }
        }
        return intents;
    }
}
