package dev.journeyman.api.step;

import java.util.List;

/**
 * What edits changed.
 *
 * @param tree the tree they left
 * @param created files that are new
 * @param modified files with other content
 * @param deleted files that are gone
 */
public record Change(String tree, List<String> created, List<String> modified, List<String> deleted) {
    public Change {
        created = List.copyOf(created);
        modified = List.copyOf(modified);
        deleted = List.copyOf(deleted);
    }
}
