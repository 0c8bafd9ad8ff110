package dev.journeyman.cli.screen;

/** The signs in front of phases and items. */
record Symbols(String done, String failed, String blocked, String pending, String skipped, String running, String cut) {
    private static final Symbols UNICODE = new Symbols("✓", "✗", "■", "·", "–", "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "…");
    private static final Symbols ASCII = new Symbols("+", "x", "!", ".", "-", "|/-\\", "~");

    static Symbols of(boolean unicode) {
        return unicode ? UNICODE : ASCII;
    }

    /** The sign of something running; turns with the ticks. */
    String running(long tick) {
        int index = (int) (tick % running.length());
        return running.substring(index, index + 1);
    }

    /** A text that is not longer than the width. */
    String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + cut;
    }
}
