package dev.journeyman.core.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which worktree a scope works in, named by the scope that owns it, and which tree stands there. */
public final class Worktrees {
    /** The workflow's own. */
    public static final String MAIN = "";

    /** Items, branches and undos have worktrees of their own; all else shares the workflow's. */
    private static final Pattern OWN =
            Pattern.compile("^(undo:\\d+|.*/(?:dispatch:\\d+/[^/]+#\\d+|parallel:\\d+/[^/]+))(?:/|$)");

    private Worktrees() {}

    /** The tree that an event found, if there was one. */
    public static Optional<String> before(List<Recorded> events, Recorded event) {
        List<Recorded> earlier = events.stream()
                .filter(recorded -> recorded.sequence() < event.sequence())
                .toList();
        return Optional.ofNullable(trees(earlier).get(of(event)));
    }

    /** The tree of each worktree after some events. */
    public static Map<String, String> trees(List<Recorded> events) {
        Map<String, String> trees = new LinkedHashMap<>();
        for (Recorded recorded : events) {
            tree(recorded.event()).ifPresent(tree -> trees.put(of(recorded), tree));
        }
        return trees;
    }

    /** The worktree of an event. A merge is recorded with the item or branch, and leaves the tree of its caller. */
    public static String of(Recorded recorded) {
        String scope = recorded.event() instanceof Event.Merged
                ? recorded.scope().replaceFirst("/[^/]+/[^/]+$", "")
                : recorded.scope();
        Matcher own = OWN.matcher(scope);
        return own.find() ? own.group(1) : MAIN;
    }

    private static Optional<String> tree(Event event) {
        if (event instanceof Event.Started started) {
            return Optional.of(started.base());
        }
        if (event instanceof Event.LeavesTree leaves) {
            return leaves.left();
        }
        if (event instanceof Event.PhaseStarted started) {
            return Optional.of(started.tree());
        }
        return event instanceof Event.ItemStarted item ? Optional.of(item.tree()) : Optional.empty();
    }
}
