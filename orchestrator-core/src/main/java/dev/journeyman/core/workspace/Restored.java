package dev.journeyman.core.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What moving a directory found there.
 *
 * @param saved a commit with what stood there and was in no commit; empty if there was nothing
 * @param aside where files lie now that were in the way and are never committed (ignored, secret, oversize)
 */
public record Restored(Optional<String> saved, List<Path> aside) {
    public Restored {
        aside = List.copyOf(aside);
    }
}
