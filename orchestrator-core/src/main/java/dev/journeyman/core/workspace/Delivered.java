package dev.journeyman.core.workspace;

/**
 * Where a result lies in the user's repository.
 *
 * @param commit the commit on the base
 * @param branch its branch, without {@code refs/heads/}
 * @param repeated whether it was there already
 */
public record Delivered(String commit, String branch, boolean repeated) {
    /** The folder of all branches that are delivered. */
    public static final String FOLDER = "journeyman";
}
