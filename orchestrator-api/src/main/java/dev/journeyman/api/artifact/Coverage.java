package dev.journeyman.api.artifact;

/**
 * How much of the code the tests ran.
 *
 * @param coveredLines lines run
 * @param lines lines there are
 * @param coveredBranches branches taken
 * @param branches branches there are
 */
public record Coverage(int coveredLines, int lines, int coveredBranches, int branches) {
    /** Lines run, in percent; 100 where there are none. */
    public double linePercent() {
        return percent(coveredLines, lines);
    }

    /** Branches taken, in percent; 100 where there are none. */
    public double branchPercent() {
        return percent(coveredBranches, branches);
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
