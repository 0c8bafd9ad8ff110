package dev.journeyman.core.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where backups of the project go, and how often one is made while workflows run.
 *
 * @param folder without one none is made by itself
 * @param every the time from one to the next
 * @param keep how many stay there
 */
public record BackupSettings(Optional<Path> folder, Duration every, int keep) {
    /** Every 6 hours for a week, once there is a folder. */
    public static final BackupSettings DEFAULTS = new BackupSettings(Optional.empty(), Duration.ofHours(6), 28);

    /** The same in a folder. */
    public BackupSettings in(Path place) {
        return new BackupSettings(Optional.of(place), every, keep);
    }

    /** The same at another rhythm. */
    public BackupSettings every(Duration time) {
        return new BackupSettings(folder, time, keep);
    }

    /** The same that keeps another number. */
    public BackupSettings keeping(int number) {
        return new BackupSettings(folder, every, number);
    }
}
