package dev.journeyman.cli.stub;

/**
 * The tokens of an answer, before a wire writes them as its vendor counts.
 *
 * @param fresh sent and new
 * @param cached sent and known to the cache
 * @param stored sent and put into the cache; only Anthropic says so
 * @param written received
 * @param thought received as thoughts; only Gemini says so
 */
public record Counts(int fresh, int cached, int stored, int written, int thought) {
    /** Of an answer whose tokens nobody counts. */
    static final Counts USUAL = new Counts(1200, 0, 0, 300, 0);

    /** All that were sent. */
    public int input() {
        return fresh + cached + stored;
    }

    /** All that were received. */
    public int received() {
        return written + thought;
    }
}
