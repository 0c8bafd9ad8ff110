package dev.journeyman.api.work;

/**
 * How large an item is.
 *
 * @param lines lines of code expected to change
 * @param integrationPoints places where it meets other code
 * @param tests tests expected
 * @param depth levels of calls or nesting involved
 */
public record Estimate(int lines, int integrationPoints, int tests, int depth) {
    /** Nothing known. */
    public static final Estimate UNKNOWN = new Estimate(0, 0, 0, 0);

    /** {@code 0.3 lines + 0.4 integration points + 0.2 tests + 0.1 depth}. */
    public double score() {
        return 0.3 * lines + 0.4 * integrationPoints + 0.2 * tests + 0.1 * depth;
    }

    /** The class of the score. */
    public Complexity complexity() {
        return Complexity.of(score());
    }
}
