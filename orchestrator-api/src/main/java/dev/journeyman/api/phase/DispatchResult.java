package dev.journeyman.api.phase;

import dev.journeyman.api.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What became of a plan.
 *
 * @param items one entry an item, in the order they were merged; those not done last, by key
 */
public record DispatchResult(List<Item> items) {
    public DispatchResult {
        items = List.copyOf(items);
    }

    /** True if every item is done and merged. */
    public boolean complete() {
        return items.stream().allMatch(item -> item.failure().isEmpty());
    }

    /**
     * What became of an item.
     *
     * @param key the item
     * @param agent who did it; may be empty if nobody started
     * @param summary what was done
     * @param files what it touched
     * @param failure why it is not done
     */
    public record Item(String key, String agent, String summary, List<String> files, Optional<Failure> failure) {
        public Item {
            files = List.copyOf(files);
        }
    }
}
