package dev.journeyman.api.step;

/** One change of one file. */
public sealed interface FileEdit {
    /** Relative to the repository's root, with '/'. */
    String path();

    /** Creates a file that is not there. */
    record Create(String path, String content) implements FileEdit {}

    /**
     * Replaces a block of text that occurs exactly once.
     *
     * @param find the block, line breaks as {@code \n}
     * @param replacement what stands there afterwards
     */
    record Replace(String path, String find, String replacement) implements FileEdit {}

    /** Deletes a file that is there. */
    record Delete(String path) implements FileEdit {}
}
