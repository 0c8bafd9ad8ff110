package dev.journeyman.api.artifact;

import dev.journeyman.api.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What became of the plan's items.
 *
 * @param items one entry an item, in the order they were merged; blocked ones last
 */
@Artifact(name = "code", evidence = true)
public record CodeReport(List<Item> items) {
    public CodeReport {
        items = List.copyOf(items);
    }

    /**
     * What became of an item.
     *
     * @param key the item
     * @param agent who did it
     * @param summary what was done
     * @param files what was touched
     * @param failure why it was not done
     */
    public record Item(String key, String agent, String summary, List<String> files, Optional<Failure> failure) {
        public Item {
            files = List.copyOf(files);
        }
    }
}
