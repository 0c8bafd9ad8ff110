package dev.journeyman.core.engine;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Where the items of all plans of a journal stand on a timeline. */
final class ItemStates {
    private final List<Recorded> journal;
    private final Timeline now;

    ItemStates(List<Recorded> journal) {
        this.journal = journal;
        this.now = Timeline.of(journal);
    }

    /**
     * An item.
     *
     * @param dispatch the path of its plan's dispatch
     * @param key its key in the plan
     * @param status where it stands
     */
    record State(String dispatch, String key, ItemStatus status) {}

    /** The items that do not stand where they did on another timeline, as they stood there. */
    List<State> changedBy(Timeline then) {
        List<State> changed = new ArrayList<>();
        for (Recorded recorded : journal) {
            if (recorded.event() instanceof Event.DispatchOpened opened) {
                opened.plan().items().stream()
                        .filter(item -> !standing(now, recorded, item).equals(standing(then, recorded, item)))
                        .map(item -> standing(then, recorded, item))
                        .filter(state -> !changed.contains(state))
                        .forEach(changed::add);
            }
        }
        return changed;
    }

    /** The items that somebody works on. */
    List<State> atWork() {
        return now.events().stream()
                .filter(recorded -> recorded.event() instanceof Event.DispatchOpened)
                .flatMap(recorded -> ((Event.DispatchOpened) recorded.event())
                        .plan().items().stream().map(item -> standing(now, recorded, item)))
                .filter(state -> state.status() == ItemStatus.IN_PROGRESS)
                .toList();
    }

    private static State standing(Timeline timeline, Recorded opened, PlanItem item) {
        ItemRecord record = ItemRecord.of(timeline, opened.callId(), item.key());
        return new State(opened.callId(), item.key(), status(record));
    }

    private static ItemStatus status(ItemRecord record) {
        if (record.merged().isPresent()) {
            return ItemStatus.DONE;
        }
        if (record.failed().isPresent()) {
            return ItemStatus.BLOCKED;
        }
        return record.inFlight() ? ItemStatus.IN_PROGRESS : ItemStatus.TODO;
    }
}
