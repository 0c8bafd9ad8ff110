package dev.journeyman.core.feature;

import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.FailingStore.Rule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Places of a journal where a process can die. */
final class CrashPlace {
    private CrashPlace() {}

    /** At the entry with that number, counted over all lives. */
    static Rule at(long number, Moment moment) {
        return (nth, id, entry) -> nth >= number ? Optional.of(moment) : Optional.empty();
    }

    /** Where an entry of an undisturbed run is about to be recorded again, whatever went before. */
    static Rule same(List<Recorded> undisturbed, int index, Moment moment) {
        String name = name(undisturbed.get(index));
        int ordinal = 1
                + (int) undisturbed.subList(0, index).stream()
                        .filter(before -> name(before).equals(name))
                        .count();
        return nth(recorded -> name(recorded).equals(name), ordinal, moment);
    }

    /** Names an entry within its journal; few share their name. */
    private static String name(Recorded recorded) {
        String type = recorded.event().getClass().getSimpleName();
        return recorded.event() instanceof Event.StatusChanged changed
                ? type + " " + changed.status()
                : type + " " + recorded.callId();
    }

    /** At the n-th entry that fits, from when it is first asked. */
    private static Rule nth(Predicate<Recorded> fits, int n, Moment moment) {
        AtomicInteger fitting = new AtomicInteger();
        return (nth, id, entry) -> fits.test(Json.read(entry.json(), Recorded.class)) && fitting.incrementAndGet() == n
                ? Optional.of(moment)
                : Optional.empty();
    }

    /** A stretch of a journal, or entries of one kind. */
    interface Stretch {
        /** How many entries it has. */
        int size(List<Recorded> journal);

        /** At its n-th entry. */
        Rule nth(int n, Moment moment);

        /** The entries that fit. */
        static Stretch each(Predicate<Event> fits) {
            return new Stretch() {
                @Override
                public int size(List<Recorded> journal) {
                    return (int)
                            journal.stream().map(Recorded::event).filter(fits).count();
                }

                @Override
                public Rule nth(int n, Moment moment) {
                    return CrashPlace.nth(recorded -> fits.test(recorded.event()), n, moment);
                }
            };
        }

        /** From the first entry that fits to the next that fits another rule; both are among them. */
        static Stretch of(Predicate<Event> first, Predicate<Event> last) {
            return new Stretch() {
                @Override
                public int size(List<Recorded> journal) {
                    List<Event> from = journal.stream()
                            .map(Recorded::event)
                            .dropWhile(first.negate())
                            .toList();
                    return Math.min(
                            from.size(),
                            1 + (int) from.stream().takeWhile(last.negate()).count());
                }

                @Override
                public Rule nth(int n, Moment moment) {
                    return CrashPlace.nth(since(first), n, moment);
                }
            };
        }
    }

    /** Fits every entry from the first that fits on. */
    private static Predicate<Recorded> since(Predicate<Event> first) {
        boolean[] begun = new boolean[1];
        return recorded -> begun[0] |= first.test(recorded.event());
    }
}
