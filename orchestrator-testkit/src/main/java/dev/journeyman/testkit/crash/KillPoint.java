package dev.journeyman.testkit.crash;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;

/** When a process is to be killed: asked again and again, from its start on. One point is good for one life. */
@FunctionalInterface
public interface KillPoint {
    /** Whether it is time. */
    boolean reached() throws Exception;

    /**
     * The n-th event of a kind that the process appends, such as {@code ProcessStarted}, in whatever workflow. The process
     * is killed as soon as the event can be read, and may have gone a little further by then.
     *
     * @param store another handle on the journals that it writes
     */
    static KillPoint event(CheckpointStore store, String type, int nth) {
        String mark = "\"event\":{\"type\":\"" + type + "\"";
        return entry(store, entry -> entry.json().contains(mark), nth);
    }

    /** The n-th entry that it appends. */
    static KillPoint entry(CheckpointStore store, int nth) {
        return entry(store, any -> true, nth);
    }

    /** The n-th of certain entries that it appends. */
    static KillPoint entry(CheckpointStore store, Predicate<JournalEntry> wanted, int nth) {
        JournalWatch watch = new JournalWatch(store, wanted);
        return () -> watch.count() >= nth;
    }

    /** So long after this point. */
    default KillPoint later(Duration time) {
        return new Later(this, time);
    }

    /** So long after this was asked for. */
    static KillPoint after(Duration time) {
        return Deadline.in(time)::over;
    }

    /** At random within a time. */
    static KillPoint within(Duration longest, Random random) {
        return after(Duration.ofMillis((long) (random.nextDouble() * longest.toMillis())));
    }
}
