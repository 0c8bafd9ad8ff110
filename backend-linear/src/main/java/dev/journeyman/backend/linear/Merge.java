package dev.journeyman.backend.linear;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.Priority;
import dev.journeyman.backend.linear.MirrorLine.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What follows when an item or its issue has changed since both agreed, field by field: what one side changed goes to the
 * other; where both changed the same, the issue stays as it is, and that is said on both sides. Decides, and does nothing.
 */
final class Merge {
    private final Pair agreed;
    private final Here here;
    private final Issue there;
    private final States states;
    private final Settings settings;
    private final Map<String, Object> patch = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final ItemUpdate update;
    private boolean closedByPerson;

    /** Compares both sides as they are now with what they agreed on. */
    Merge(Pair agreed, Here here, Issue there, States states, Settings settings) {
        this.agreed = agreed;
        this.here = here;
        this.there = there;
        this.states = states;
        this.settings = settings;
        this.closedByPerson = agreed.closedByPerson();
        Optional<String> title = title();
        Optional<String> description = description();
        Optional<Priority> priority = priority();
        Optional<ItemStatus> status = Optional.empty();
        Optional<String> note = Optional.empty();
        if (moved()) {
            status = move();
            note = Optional.of(note());
        } else if (agreed.here().status() != here.status() || agreed.isAsked(there.state())) {
            sendStatus();
        }
        this.update = new ItemUpdate(status, title, description, priority, note);
    }

    /** What to change in the item; empty if nothing. */
    Optional<ItemUpdate> update() {
        ItemUpdate nothing = new ItemUpdate(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return Optional.of(update).filter(change -> !change.equals(nothing));
    }

    /** What to change in the issue, as Linear's input has it; empty if nothing. */
    Map<String, Object> patch() {
        return patch;
    }

    /** What a person did in Linear, in words, by field. */
    Map<String, String> remarks() {
        return remarks;
    }

    /** What both changed, in words for whoever reads the issue. */
    List<String> conflicts() {
        return conflicts;
    }

    /** Whether a person closed the issue, so that it is not ours to move. */
    boolean closedByPerson() {
        return closedByPerson;
    }

    /** Whether the item has become blocked, or is not any more, and Linear has no state to show it. */
    Optional<Boolean> blockedLabel() {
        boolean before = agreed.here().status() == ItemStatus.BLOCKED;
        boolean now = here.status() == ItemStatus.BLOCKED;
        return states.id(ItemStatus.BLOCKED).isPresent() || before == now ? Optional.empty() : Optional.of(now);
    }

    private Optional<String> title() {
        return merge(
                new Field<>("title", text -> "\"" + text + "\"", agreed.here().title(), here.title()),
                !agreed.there().title().equals(there.title()),
                Optional.of(there.title()),
                mine -> patch.put("title", mine));
    }

    private Optional<String> description() {
        String theirs = Description.text(there.description());
        return merge(
                new Field<>("description", text -> "\n\n" + text, agreed.here().description(), here.description()),
                !Description.text(agreed.there().description()).equals(theirs),
                Optional.of(theirs),
                mine -> patch.put("description", Description.compose(mine, agreed.item())));
    }

    private Optional<Priority> priority() {
        return merge(
                new Field<>("priority", Priority::name, agreed.here().priority(), here.priority()),
                agreed.there().priority() != there.priority(),
                settings.priority(there.priority()),
                mine -> patch.put("priority", settings.number(mine)));
    }

    /** A field of the item, as it was when both sides agreed, and as it is. */
    private record Field<T>(String name, Function<T, String> shown, T before, T now) {}

    private <T> Optional<T> merge(Field<T> mine, boolean changedThere, Optional<T> theirs, Consumer<T> send) {
        boolean changedHere = !mine.before().equals(mine.now());
        if (changedHere && !changedThere) {
            send.accept(mine.now());
        }
        Optional<T> taken = changedThere ? theirs.filter(value -> !value.equals(mine.now())) : Optional.empty();
        taken.ifPresent(value -> remarks.put(
                mine.name(),
                "changed the " + mine.name() + " to " + mine.shown().apply(value)));
        if (taken.isPresent() && changedHere) {
            conflicts.add(
                    "The " + mine.name() + " was changed here and by Journeyman at the same time. It stays as it is"
                            + " here; Journeyman's was " + mine.shown().apply(mine.now()));
        }
        return taken;
    }

    /** Whether a person moved the issue to where the item is not. */
    private boolean moved() {
        boolean changed = !agreed.there().state().equals(there.state()) && !agreed.isAsked(there.state());
        if (changed) {
            closedByPerson = states.closed(there.state()) && !isOurs(there.state());
        }
        return changed && isElsewhere();
    }

    /** Whether we would have moved it there. */
    private boolean isOurs(String state) {
        return states.id(here.status()).filter(state::equals).isPresent();
    }

    private boolean isElsewhere() {
        return states.status(there.state()) != here.status();
    }

    /** What happened to the item meanwhile stays as it happened. */
    private Optional<ItemStatus> move() {
        remarks.put("state", "moved it to \"" + states.name(there.state()) + "\"");
        if (agreed.here().status() == here.status()) {
            return Optional.of(states.status(there.state()));
        }
        conflicts.add(staysMoved());
        return Optional.empty();
    }

    private String staysMoved() {
        return Wording.standing(here) + " Since somebody moved it to \"" + states.name(there.state())
                + "\" here, it stays there; move it if that is wrong.";
    }

    private String note() {
        String moved = Wording.FROM_LINEAR + "moved to \"" + states.name(there.state()) + "\" there.";
        return agreed.here().status() == here.status() ? moved : moved + " " + here.note();
    }

    private void sendStatus() {
        Optional<String> wanted = states.id(here.status()).filter(state -> !state.equals(there.state()));
        if (wanted.isPresent() && closedByPerson) {
            conflicts.add(staysMoved());
        } else {
            wanted.ifPresent(state -> patch.put("stateId", state));
        }
    }
}
