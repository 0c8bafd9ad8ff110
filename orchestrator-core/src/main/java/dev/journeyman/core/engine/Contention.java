package dev.journeyman.core.engine;

import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.config.WorkspaceSettings.Locks;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.locks.FileLock;
import dev.journeyman.core.locks.LockFolder;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells other workflows which files a dispatch's items hold, and keeps items off the files of others as far as the user wants
 * that. For the dispatch's own thread.
 */
final class Contention {
    private static final Duration TRY_AGAIN = Duration.ofMillis(500);

    private final PhaseScope caller;
    private final String dispatch;
    private final boolean outermost;
    private final Locks policy;
    private final LockFolder locks;
    private final Set<String> heldUp = new LinkedHashSet<>();
    private long tried;

    /**
     * Of one dispatch.
     *
     * @param dispatch its path
     * @param outermost whether its items may wait: those of an item that was split never do, since that one holds files
     */
    Contention(PhaseScope caller, String dispatch, boolean outermost) {
        this.outermost = outermost;
        this.caller = caller;
        this.dispatch = dispatch;
        this.policy = caller.run.parts().configuration().workspace().locks();
        this.locks = caller.run.parts().locks();
    }

    /**
     * Whether an item can start now; if so, its files are its own.
     *
     * @param begun whether it goes on after a kill: it never waits, since who waits must hold nothing
     */
    boolean admits(PlanItem item, boolean begun) {
        if (policy == Locks.OFF) {
            return true;
        }
        boolean mayWait = policy == Locks.WAIT && outermost && !begun;
        Optional<FileLock> held = mayWait
                ? locks.take(caller.run.id(), path(item.key()), item.paths())
                : locks.share(caller.run.id(), path(item.key()), item.paths());
        boolean waits = mayWait && held.isPresent();
        boolean waited = waits ? !heldUp.add(item.key()) : heldUp.remove(item.key());
        if (!waited) {
            held.ifPresent(lock -> note(item, lock, waits));
        }
        return !waits;
    }

    private String path(String key) {
        return dispatch + "/" + key;
    }

    private void note(PlanItem item, FileLock lock, boolean waits) {
        Event.FileContended contended =
                new Event.FileContended(item.key(), lock.path(), lock.workflow().value(), lock.item(), waits);
        caller.run.append(caller.place.strand(), path(item.key()), "", contended);
    }

    /** An item is not at work any more, or waits for a person: who waits holds nothing. */
    void ended(String key) {
        if (policy != Locks.OFF) {
            locks.free(caller.run.id(), path(key));
        }
    }

    /** Whether items wait for other workflows. */
    boolean holdsUp() {
        return !heldUp.isEmpty();
    }

    /** Whether it is time to look whether items can start that wait for other workflows. */
    boolean due() {
        return holdsUp() && caller.run.ticker().since(tried).compareTo(TRY_AGAIN) >= 0;
    }

    /** The items that may try again. */
    List<String> tryAgain() {
        if (!due()) {
            return List.of();
        }
        tried = caller.run.ticker().nanos();
        return List.copyOf(heldUp);
    }
}
