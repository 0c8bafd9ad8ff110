package dev.journeyman.backend.json;

import dev.journeyman.api.store.WorkflowHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A workflow's line in the index. Only an index: never forced to the disk, skipped when it cannot be read, and written
 * only when something a person looks for has changed; sequence and time catch up with the next such change or the end of
 * the lease.
 */
final class HeadFile {
    private final Path file;
    private volatile @Nullable WorkflowHead latest;
    private @Nullable WorkflowHead written;

    HeadFile(Path file) {
        this.file = file;
    }

    /** The newest known here, which may be ahead of the file. */
    Optional<WorkflowHead> head() {
        WorkflowHead head = latest;
        return head == null ? read() : Optional.of(head);
    }

    private Optional<WorkflowHead> read() {
        try {
            return Optional.of(Json.read(PrivateFiles.read(file), WorkflowHead.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes the head of an append; for the owner. */
    void put(WorkflowHead head) {
        latest = head;
        WorkflowHead before = written;
        if (before == null || !visible(before).equals(visible(head))) {
            write(head);
        }
    }

    /** Writes what {@link #put} held back, and leaves the index to the next owner. */
    void release() {
        WorkflowHead head = latest;
        if (head != null && !head.equals(written)) {
            write(head);
        }
        forget();
    }

    /** Drops what {@link #put} held back: the workflow is deleted. */
    void forget() {
        latest = null;
        written = null;
    }

    /** A failure is no reason to fail an append that is durable already. */
    private void write(WorkflowHead head) {
        try {
            PrivateFiles.replaceInPassing(file, Json.write(head));
            written = head;
        } catch (IOException e) {
            written = null;
        }
    }

    private static WorkflowHead visible(WorkflowHead head) {
        return new WorkflowHead(
                head.id(),
                head.title(),
                head.status(),
                head.phase(),
                head.percent(),
                head.openQuestion(),
                head.committed(),
                0,
                Instant.EPOCH,
                head.answerBy());
    }
}
