package dev.journeyman.api.work;

/**
 * A file that an item expects to touch.
 *
 * @param path relative to the repository's root, with '/'
 * @param intent what happens to it
 */
public record PlannedFile(String path, Intent intent) {
    /** What an item does to a file. */
    public enum Intent {
        CREATE,
        MODIFY,
        DELETE
    }
}
