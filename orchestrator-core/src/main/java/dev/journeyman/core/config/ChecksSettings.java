package dev.journeyman.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the project's build is run. What is not said is that of the build that is recognised by the project's files.
 *
 * @param parallel builds that run side by side
 * @param timeout how long one run may take
 * @param build the kind of build, where files of several are there; empty: the first that is recognised
 * @param commands what is run instead
 * @param reports where it leaves test results as JUnit XML: globs from the repository's root
 * @param coverage what is known and wanted of the tests' coverage
 */
public record ChecksSettings(
        int parallel,
        Duration timeout,
        Optional<BuildKind> build,
        Commands commands,
        List<String> reports,
        CoverageSettings coverage) {
    /** What holds where nothing is said. */
    public static final ChecksSettings DEFAULTS = new ChecksSettings(
            1, Duration.ofMinutes(20), Optional.empty(), Commands.NONE, List.of(), CoverageSettings.DEFAULTS);

    public ChecksSettings {
        if (parallel < 1) {
            throw new IllegalArgumentException("At least one build runs at a time.");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A build needs some time.");
        }
        reports = List.copyOf(reports);
    }

    /** The builds that are known. */
    public enum BuildKind {
        /** Maven, by {@code pom.xml}. */
        MAVEN,
        /** Gradle, by its settings or build file. */
        GRADLE,
        /** npm, by a {@code package.json} with a script {@code test}. */
        NPM,
        /** Nothing is run, so nothing is checked, and nobody asks whether that is meant. */
        NONE
    }

    /**
     * Programs and their arguments.
     *
     * @param compile compiles main and test code; empty: {@code test}, else that of the build
     * @param test runs all tests; empty: that of the build
     * @param coverage runs all tests and measures; empty: {@code test}, else that of the build
     */
    public record Commands(List<String> compile, List<String> test, List<String> coverage) {
        /** All are those of the build. */
        public static final Commands NONE = new Commands(List.of(), List.of(), List.of());

        public Commands {
            compile = List.copyOf(compile);
            test = List.copyOf(test);
            coverage = List.copyOf(coverage);
        }

        /** The same with another that measures. */
        public Commands withCoverage(List<String> argv) {
            return new Commands(compile, test, argv);
        }

        /** Those that are given. */
        public List<List<String>> all() {
            return List.of(compile, test, coverage).stream()
                    .filter(command -> !command.isEmpty())
                    .toList();
        }
    }

    /**
     * Coverage by tests.
     *
     * @param xml where the build leaves it as JaCoCo XML: globs from the repository's root; empty: it is measured by an agent
     *     where that is possible
     * @param lines share of lines that tests should cover, 0 to 1; for information
     * @param branches share of branches that tests should cover, 0 to 1; for information
     */
    public record CoverageSettings(List<String> xml, double lines, double branches) {
        /** What holds where nothing is said. */
        public static final CoverageSettings DEFAULTS = new CoverageSettings(List.of(), 0.85, 0.70);

        public CoverageSettings {
            if (!share(lines) || !share(branches)) {
                throw new IllegalArgumentException("A coverage is a share from 0 to 1.");
            }
            xml = List.copyOf(xml);
        }

        private static boolean share(double value) {
            return value >= 0 && value <= 1;
        }
    }

    /** The same with other builds side by side. */
    public ChecksSettings withParallel(int most) {
        return new ChecksSettings(most, timeout, build, commands, reports, coverage);
    }

    /** The same with another time for one run. */
    public ChecksSettings withTimeout(Duration most) {
        return new ChecksSettings(parallel, most, build, commands, reports, coverage);
    }

    /** The same with that kind of build. */
    public ChecksSettings withBuild(BuildKind kind) {
        return new ChecksSettings(parallel, timeout, Optional.of(kind), commands, reports, coverage);
    }

    /** The same with other commands. */
    public ChecksSettings withCommands(Commands given) {
        return new ChecksSettings(parallel, timeout, build, given, reports, coverage);
    }

    /** The same with a command that runs all tests. */
    public ChecksSettings withTest(String... argv) {
        return withCommands(new Commands(commands.compile(), List.of(argv), commands.coverage()));
    }

    /** The same with test results elsewhere. */
    public ChecksSettings withReports(String... globs) {
        return new ChecksSettings(parallel, timeout, build, commands, List.of(globs), coverage);
    }

    /** The same with other wishes for coverage. */
    public ChecksSettings withCoverage(CoverageSettings wanted) {
        return new ChecksSettings(parallel, timeout, build, commands, reports, wanted);
    }
}
