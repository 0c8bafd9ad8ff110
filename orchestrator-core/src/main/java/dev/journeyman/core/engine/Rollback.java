package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.core.journal.Effects;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.RollbackTargets;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.Desk;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes a workflow back to where it was right after an event: undoes effects, restores trees, corrects the tracker, and
 * then goes back by one event. All before that can be repeated, so that a kill goes forward.
 */
final class Rollback {
    private final Run run;
    private final long to;

    Rollback(Run run, long to) {
        this.run = run;
        this.to = to;
    }

    /** Records that it begins; or says why it cannot. */
    Optional<String> begin() {
        Optional<String> refusal = RollbackTargets.of(run.journal()).refusal(to).map(Failure::message);
        if (refusal.isPresent()) {
            return refusal;
        }
        RollbackPlan plan = RollbackPlan.of(run.journal(), run.parts(), to);
        Optional<String> unreadable = Stream.concat(
                        Stream.of(plan.treeThen()),
                        Worktrees.trees(Timeline.asOf(run.journal(), to).events()).values().stream())
                .filter(tree -> !run.workspace().readable(tree))
                .findFirst();
        if (unreadable.isPresent()) {
            return unreadable.map(tree -> "A tree of event " + to + ", commit " + tree + ", cannot be read any more.");
        }
        run.append(new Strand(), "", "", new Event.RollbackStarted(to, plan.summary()));
        return Optional.empty();
    }

    /** Goes on with what has begun. */
    void run() {
        Event.RolledBack back = new Event.RolledBack(to);
        new Undoing(run).before(back);
        Timeline then = Timeline.asOf(run.journal(), to);
        restoreTrees(then);
        new ItemStates(run.journal()).changedBy(then).forEach(run.tracker()::correct);
        run.append(new Strand(), "", "", back);
    }

    /** What stands in a directory and is in no commit is saved first; who goes on finds nothing that was interrupted. */
    private void restoreTrees(Timeline then) {
        Map<String, String> trees = Worktrees.trees(then.events());
        Set<String> worktrees = new HashSet<>(trees.keySet());
        worktrees.addAll(Worktrees.trees(run.journal()).keySet());
        worktrees.removeIf(Effects::inUndo);
        for (String worktree : worktrees) {
            Desk desk = run.workspace().desk(deskName(worktree));
            String tree = trees.get(worktree);
            if (desk.current().isEmpty()) {
                continue;
            }
            if (tree == null) {
                desk.discard();
            } else {
                desk.moveTo(tree);
            }
        }
    }

    private String deskName(String worktree) {
        if (worktree.equals(Worktrees.MAIN)) {
            return PhaseRun.DESK;
        }
        String name = worktree.substring(worktree.lastIndexOf('/') + 1).replaceFirst("#.*", "");
        return run.deskName(name, worktree);
    }
}
