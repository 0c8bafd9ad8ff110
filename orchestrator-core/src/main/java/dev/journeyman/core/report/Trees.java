package dev.journeyman.core.report;

import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which tree a scope stood on. */
final class Trees {
    /** Items and branches have worktrees of their own; all else shares the workflow's. */
    private static final Pattern OWN = Pattern.compile("^(.*/(?:dispatch:\\d+/[^/]+#\\d+|parallel:\\d+/[^/]+))(?:/|$)");

    private Trees() {}

    /** The tree that an event found, if it left one. */
    static Optional<String> before(List<Recorded> journal, Recorded event) {
        String worktree = worktree(event);
        return journal.stream()
                .filter(earlier -> earlier.sequence() < event.sequence()
                        && worktree(earlier).equals(worktree))
                .flatMap(earlier -> tree(earlier.event()).stream())
                .reduce((older, newer) -> newer);
    }

    /** A merge is recorded with the item or branch, and leaves the tree of whoever dispatched it. */
    static String worktree(Recorded recorded) {
        String scope = recorded.event() instanceof Event.Merged
                ? recorded.scope().replaceFirst("/[^/]+/[^/]+$", "")
                : recorded.scope();
        Matcher own = OWN.matcher(scope);
        return own.find() ? own.group(1) : "";
    }

    private static Optional<String> tree(Event event) {
        if (event instanceof Event.LeavesTree leaves) {
            return leaves.left();
        }
        if (event instanceof Event.PhaseStarted started) {
            return Optional.of(started.tree());
        }
        return event instanceof Event.ItemStarted item ? Optional.of(item.tree()) : Optional.empty();
    }
}
