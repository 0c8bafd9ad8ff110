package dev.journeyman.cli.screen;

import java.util.Locale;

/** Names as people read them. */
public final class Words {
    private static final int COMMIT = 10;
    private static final int TITLE = 60;

    private Words() {}

    /** Such as {@code in progress}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The beginning of what somebody asked for, as it fits into a line. */
    public static String title(String request) {
        return request.length() <= TITLE ? request : request.substring(0, TITLE - 3) + "...";
    }

    /** The beginning of a commit's name. */
    public static String shortened(String commit) {
        return commit.substring(0, Math.min(COMMIT, commit.length()));
    }
}
