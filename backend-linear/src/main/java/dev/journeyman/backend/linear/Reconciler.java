package dev.journeyman.backend.linear;

import dev.journeyman.api.work.ItemRemark;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what a {@link Merge} has decided, but for the change of the issue, which is left to be sent with others. */
final class Reconciler {
    private static final String SOMEBODY = "somebody in Linear";
    /** The label of what is blocked where the team has no state for it. */
    static final String BLOCKED = "blocked";

    private final Sides sides;
    private final Names names;
    private final States states;

    Reconciler(Sides sides, Names names, States states) {
        this.sides = sides;
        this.names = names;
        this.states = states;
    }

    /**
     * An item that is settled here.
     *
     * @param pair what both sides agree on, once the patch is sent
     * @param patch what is to be changed in the issue
     */
    record Settled(Pair pair, Map<String, Object> patch) {}

    /** Brings both sides together; empty if the item has changed again meanwhile, whose turn comes. */
    Optional<Settled> settle(Pair agreed, Here here, Issue there) throws InterruptedException {
        Merge merge = new Merge(agreed, here, there, states, sides.settings());
        Here after = here;
        if (merge.update().isPresent()) {
            try {
                after = Here.of(sides.local()
                        .update(
                                new WorkItemId(agreed.item()),
                                here.revision(),
                                merge.update().get()));
            } catch (StaleItemException e) {
                return Optional.empty();
            }
        }
        tell(agreed, here, there, merge);
        label(merge);
        return Optional.of(
                new Settled(agreed.agreed(after, there).closedByPerson(merge.closedByPerson()), merge.patch()));
    }

    private void tell(Pair agreed, Here here, Issue there, Merge merge) {
        merge.remarks()
                .forEach((field, text) -> sides.remarks()
                        .add(new ItemRemark(
                                there.id() + ":" + there.updatedAt() + ":" + field,
                                new WorkItemId(agreed.item()),
                                SOMEBODY,
                                text)));
        merge.conflicts().forEach(text -> say(agreed.item(), "conflict " + there.updatedAt() + text, text));
        if (merge.conflicts().isEmpty()) {
            news(agreed.item(), agreed.here().note(), agreed.here().claimedBy(), here);
        }
    }

    /** Tells what an issue does not show by itself. */
    void news(String item, String noteBefore, String claimBefore, Here now) {
        Wording.news(noteBefore, claimBefore, now).ifPresent(text -> say(item, "note " + now.revision(), text));
    }

    private void say(String item, String what, String text) {
        sides.outbox().put(new Outbox.Comment(ClientId.of("said", item, what), item, text));
    }

    private void label(Merge merge) throws InterruptedException {
        Optional<Boolean> blocked = merge.blockedLabel();
        if (blocked.isPresent()) {
            List<String> label = names.labels(List.of(BLOCKED));
            merge.patch().put(blocked.get() ? "addedLabelIds" : "removedLabelIds", label);
        }
    }
}
