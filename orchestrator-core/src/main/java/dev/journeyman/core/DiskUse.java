package dev.journeyman.core;

/**
 * What a workflow takes of the disk.
 *
 * @param journal bytes of its record, as its store knows them
 * @param directories bytes of the directories that agents worked in
 */
public record DiskUse(long journal, long directories) {
    /** Nothing. */
    public static final DiskUse NONE = new DiskUse(0, 0);

    /** Both. */
    public long total() {
        return journal + directories;
    }

    /** Both added up. */
    public DiskUse plus(DiskUse other) {
        return new DiskUse(journal + other.journal, directories + other.directories);
    }

    /** What remains where the record stays. */
    DiskUse withoutJournal() {
        return new DiskUse(0, directories);
    }
}
