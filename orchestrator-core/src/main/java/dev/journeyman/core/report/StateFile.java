package dev.journeyman.core.report;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a Markdown file that says where a workflow is, for whoever looks into its folder.
 *
 * <p>Written after an event, at most once a second by the times of the events, and always when a phase ends, a question is
 * asked or the workflow comes to rest. A reader sees the old page or the new one. It is a view: a page that cannot be
 * written is logged and the workflow goes on.
 */
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final Supplier<Progress> progress;
    private @Nullable Instant written;

    /**
     * Keeps a file.
     *
     * @param progress how the workflow goes at the time of the call
     */
    public StateFile(Path file, Supplier<Progress> progress) {
        this.file = file;
        this.progress = progress;
    }

    /** Where that of a workflow is, in the engine's folder. */
    public static Path of(Path stateDirectory, WorkflowId id) {
        return stateDirectory.resolve("STATE").resolve(id + ".md");
    }

    /** Removes one whose workflow is gone. */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The page {} of a workflow that is gone cannot be removed.", file, e);
        }
    }

    /** Takes note of an event that has become durable. */
    public synchronized void after(Recorded recorded) {
        if (isNews(recorded.event()) || isDue(recorded.at())) {
            written = recorded.at();
            write();
        }
    }

    private static boolean isNews(Event event) {
        return event instanceof Event.PhaseDone
                || event instanceof Event.PhaseFailed
                || event instanceof Event.StatusChanged
                || event instanceof Event.RolledBack
                || event instanceof Event.Asked;
    }

    private boolean isDue(Instant now) {
        Instant before = written;
        return before == null || Duration.between(before, now).abs().compareTo(PAUSE) >= 0;
    }

    private void write() {
        try {
            replace(StatePage.of(progress.get()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be written ({}); the workflow goes on.", file, e.toString());
        }
    }

    private void replace(String text) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "state", ".tmp");
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
