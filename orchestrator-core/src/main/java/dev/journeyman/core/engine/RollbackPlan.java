package dev.journeyman.core.engine;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Effects;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.Worktrees;
import dev.journeyman.core.workspace.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a rollback would do. Money that was spent stays spent.
 *
 * @param to the event to go back to
 * @param treeNow the commit of the workflow's tree now
 * @param treeThen the commit that it goes back to
 * @param files how the tree changes; empty where that was not asked for
 * @param effects effects outside that leave the timeline, in the order in which they are dealt with
 * @param items the items of plans that go back, and to where
 * @param spentMicroDollars what the workflow has spent
 * @param versions phases that were begun by another version of their code, which have to be done anew
 */
public record RollbackPlan(
        long to,
        String treeNow,
        String treeThen,
        List<Difference> files,
        List<Effect> effects,
        List<Item> items,
        long spentMicroDollars,
        List<String> versions) {
    public RollbackPlan {
        files = List.copyOf(files);
        effects = List.copyOf(effects);
        items = List.copyOf(items);
        versions = List.copyOf(versions);
    }

    /**
     * An effect outside.
     *
     * @param step the step that has it
     * @param action the name of what was done
     * @param undone false if it stays, because its phase does not undo effects of its kind
     */
    public record Effect(String step, String action, boolean undone) {}

    /**
     * An item of a plan.
     *
     * @param key its key
     * @param status where it will stand
     */
    public record Item(String key, ItemStatus status) {}

    /** Of a rollback to an event that is not refused. */
    public static RollbackPlan of(List<Recorded> journal, Parts parts, long to) {
        Timeline then = Timeline.asOf(journal, to);
        return new RollbackPlan(
                to,
                tree(Timeline.of(journal)),
                tree(then),
                List.of(),
                effects(journal, parts, to),
                new ItemStates(journal)
                        .changedBy(then).stream()
                                .map(state -> new Item(state.key(), state.status()))
                                .toList(),
                spent(journal),
                versions(then, parts));
    }

    /** The same, saying how the tree changes. */
    public RollbackPlan withFiles(List<Difference> changes) {
        return new RollbackPlan(to, treeNow, treeThen, changes, effects, items, spentMicroDollars, versions);
    }

    /** In a line. */
    public String summary() {
        long undone = effects.stream().filter(Effect::undone).count();
        return "effects to undo: " + undone + ", effects that stay: " + (effects.size() - undone)
                + ", items that go back: " + items.size()
                + (versions.isEmpty() ? "" : ", " + String.join("; ", versions));
    }

    private static String tree(Timeline timeline) {
        Map<String, String> trees = Worktrees.trees(timeline.events());
        return Objects.requireNonNull(trees.get(Worktrees.MAIN));
    }

    private static List<Effect> effects(List<Recorded> journal, Parts parts, long to) {
        return Effects.of(journal).lostBy(new Event.RolledBack(to)).stream()
                .map(intent -> effect(intent, parts))
                .toList();
    }

    private static Effect effect(Recorded intent, Parts parts) {
        Event.Intent announced = (Event.Intent) intent.event();
        return new Effect(
                intent.callId(),
                announced.action().name(),
                parts.phaseOf(intent.scope()).undoes(announced.action()));
    }

    private static long spent(List<Recorded> journal) {
        Consumption consumption = new Consumption();
        journal.forEach(consumption::apply);
        return consumption.ledger().committed().microDollars();
    }

    private static List<String> versions(Timeline then, Parts parts) {
        List<String> crossed = new ArrayList<>();
        for (Recorded recorded : then.events()) {
            if (recorded.event() instanceof Event.PhaseStarted started
                    && then.own(recorded.scope(), Event.PhaseDone.class).isEmpty()
                    && started.version() != parts.phaseOf(recorded.scope()).version()) {
                crossed.add("phase '" + started.phase() + "' was begun by version " + started.version()
                        + " of its code and is done anew by version "
                        + parts.phaseOf(recorded.scope()).version());
            }
        }
        return crossed;
    }
}
