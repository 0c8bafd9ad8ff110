package dev.journeyman.core.config;

import java.util.List;
import java.util.Optional;

/**
 * How the project's build is run. What is not said is recognised from the project's files.
 *
 * @param parallel builds that run side by side
 * @param build the kind of build, such as {@code maven}
 * @param compile the command that compiles main and test code
 * @param test the command that runs all tests
 * @param reports where test reports are found: globs from the repository's root
 * @param coverageXml where the coverage report is found: a path from the repository's root
 * @param lineCoverage share of lines that tests should cover, 0 to 1; for information
 * @param branchCoverage share of branches that tests should cover, 0 to 1; for information
 */
public record Checks(
        int parallel,
        Optional<String> build,
        Optional<List<String>> compile,
        Optional<List<String>> test,
        List<String> reports,
        Optional<String> coverageXml,
        double lineCoverage,
        double branchCoverage) {
    /** What holds where nothing is said. */
    public static final Checks DEFAULTS = new Checks(
            1, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0.85, 0.70);

    public Checks {
        if (parallel < 1) {
            throw new IllegalArgumentException("At least one build runs at a time.");
        }
        if (!share(lineCoverage) || !share(branchCoverage)) {
            throw new IllegalArgumentException("A coverage is a share from 0 to 1.");
        }
        compile = compile.map(List::copyOf);
        test = test.map(List::copyOf);
        reports = List.copyOf(reports);
    }

    private static boolean share(double value) {
        return value >= 0 && value <= 1;
    }

    /** The same with other builds side by side. */
    public Checks withParallel(int most) {
        return new Checks(most, build, compile, test, reports, coverageXml, lineCoverage, branchCoverage);
    }

    /** The same with the commands that compile and test. */
    public Checks withCommands(List<String> compileWith, List<String> testWith) {
        return new Checks(
                parallel,
                build,
                Optional.of(compileWith),
                Optional.of(testWith),
                reports,
                coverageXml,
                lineCoverage,
                branchCoverage);
    }

    /** The same with other shares of lines and branches that tests should cover. */
    public Checks withCoverage(double line, double branch) {
        return new Checks(parallel, build, compile, test, reports, coverageXml, line, branch);
    }
}
