package dev.journeyman.core;

import dev.journeyman.core.config.BackupSettings;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.transfer.Backup;
import dev.journeyman.core.transfer.Backups;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups from the first workflow that runs until the orchestrator is closed, if the configuration names a folder. */
final class BackupSchedule implements Backups.Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);

    private final Parts parts;
    private final BackupSettings settings;
    private final Function<Path, Backups> folders;
    private final Executor executor;
    /** Held but for the time in which it waits: whoever closes the store must not do so in the middle of a backup. */
    private final ReentrantLock working = new ReentrantLock();

    private @Nullable Thread thread;
    private boolean begun;
    private volatile boolean ended;

    BackupSchedule(Parts parts, Function<Path, Backups> folders, Executor executor) {
        this.parts = parts;
        this.settings = parts.configuration().backup();
        this.folders = folders;
        this.executor = executor;
    }

    /** From now on; harmless when repeated. */
    void begin() {
        working.lock();
        try {
            if (!begun) {
                begun = true;
                settings.folder().ifPresent(folder -> executor.execute(() -> run(folders.apply(folder))));
            }
        } finally {
            working.unlock();
        }
    }

    private void run(Backups backups) {
        working.lock();
        try {
            thread = Thread.currentThread();
            if (!ended) {
                backups.repeat(settings.every(), settings.keep(), this::sleep, this);
            }
        } catch (InterruptedException e) {
            LOG.debug("No more backups are made.");
        } finally {
            thread = null;
            working.unlock();
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        working.unlock();
        try {
            parts.sleeper().sleep(time);
        } finally {
            working.lock();
        }
        if (ended) {
            throw new InterruptedException();
        }
    }

    @Override
    public void made(Backup backup) {
        LOG.info("Made the backup {}.", backup.file());
        if (!backup.unreadable().isEmpty()) {
            LOG.warn(
                    "The backup {} lacks workflows {}: what is stored of them is not what was written. No older backup is"
                            + " deleted any more; restore them from one.",
                    backup.file(),
                    backup.unreadable());
        }
    }

    @Override
    public void failed(RuntimeException why) {
        LOG.warn("No backup could be made; it is tried again. {}", why.getMessage());
    }

    /** Ends it; waits for the backup that is being made. */
    void end() {
        ended = true;
        working.lock();
        try {
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            working.unlock();
        }
    }
}
