package dev.journeyman.core.transfer;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.recovery.Sleeper;
import dev.journeyman.core.workspace.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Backups of a whole project in a folder: every workflow's journal and inbox and the work items, in one file each, made while
 * workflows run.
 *
 * <p>Any number of processes, also of machines that share the folder, may make them: one is made at a time, and the name of
 * the newest says when the next is due. A file is there when it is whole. Thread-safe.
 */
public final class Backups {
    /** How often is looked whether one is due: others make them too, and a machine may have slept. */
    private static final Duration LOOK = Duration.ofMinutes(10);

    private final Path place;
    private final BackupFolder folder;
    private final StoreLock lock;
    private final ProjectRecord record;
    private final InstantSource clock;

    /** In a folder, which is made when it is needed. */
    public Backups(Path folder, CheckpointStore store, WorkTracker tracker, ProjectId project, InstantSource clock) {
        this.place = folder;
        this.folder = new BackupFolder(folder, project);
        this.lock = new StoreLock(this.folder.lock());
        this.record = new ProjectRecord(store, tracker, project);
        this.clock = clock;
    }

    /** Is told what comes of backups that are made again and again. */
    public interface Watcher {
        /** One was made. */
        void made(Backup backup);

        /** One could not be made; it is tried again. */
        void failed(RuntimeException why);
    }

    /**
     * Makes one now.
     *
     * @param keep how many stay in the folder; older ones are deleted, if they are ours
     * @throws OrchestratorException if it cannot be written, such as on a full disk; older ones stay as they are
     */
    public Backup make(int keep) throws InterruptedException {
        return alone(() -> made(keep));
    }

    /** Makes one if the newest, whoever made it, is that old; empty if it is not. */
    public Optional<Backup> makeIfDue(Duration every, int keep) throws InterruptedException {
        return alone(() -> untilDue(every).isZero() ? Optional.of(made(keep)) : Optional.empty());
    }

    /** Makes one whenever one is due, until the thread is interrupted. */
    public void repeat(Duration every, int keep, Sleeper sleeper, Watcher watcher) throws InterruptedException {
        while (true) {
            try {
                makeIfDue(every, keep).ifPresent(watcher::made);
            } catch (RuntimeException e) {
                watcher.failed(e);
            }
            sleeper.sleep(every.compareTo(LOOK) < 0 ? every : LOOK);
        }
    }

    /** Work that may be interrupted. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /** Ended by an interrupt: the lock's own work knows no such exception. */
    private static final class Interrupted extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private <T> T alone(Work<T> work) throws InterruptedException {
        try {
            folder.make();
            return lock.holding(() -> uninterrupted(work));
        } catch (Interrupted e) {
            throw new InterruptedException();
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "backup.unwritable",
                            "Could not make a backup in " + place + " (" + e.getMessage()
                                    + "): free some of the disk, or name another folder. Older backups are as they were."),
                    e);
        }
    }

    private static <T> T uninterrupted(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (InterruptedException e) {
            throw new Interrupted();
        }
    }

    private Duration untilDue(Duration every) throws IOException {
        Instant now = clock.instant();
        Duration wait = folder.newest()
                .map(newest -> Duration.between(now, newest.plus(every)))
                .orElse(Duration.ZERO);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Backup made(int keep) throws IOException, InterruptedException {
        folder.dropDrafts();
        Instant now = clock.instant();
        Path file = folder.file(now);
        Path draft = BackupFolder.draft(file);
        Backup written = record.write(draft, now);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        folder.force();
        if (written.unreadable().isEmpty()) {
            folder.dropAllBut(keep);
        }
        return written.at(file);
    }
}
