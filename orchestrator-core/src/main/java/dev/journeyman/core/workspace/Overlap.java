package dev.journeyman.core.workspace;

import java.util.List;

/**
 * A branch of the user's repository that cannot be merged with some files of ours by itself.
 *
 * @param branch its short name
 * @param paths the files that both have changed in different ways
 */
public record Overlap(String branch, List<String> paths) {
    public Overlap {
        paths = List.copyOf(paths);
    }
}
