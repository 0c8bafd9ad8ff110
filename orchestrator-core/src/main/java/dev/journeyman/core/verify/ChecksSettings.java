package dev.journeyman.core.verify;

import java.time.Duration;
import java.util.List;

/**
 * How the project's build is run: the keys {@code checks.*} of the configuration.
 *
 * @param test program and arguments that run all tests; empty: the build is recognised by its files, and all but the
 *     timeout is not used
 * @param compile the same for compiling only; empty: {@code test}
 * @param coverage the same for measuring coverage; empty: {@code test}
 * @param reports where it leaves test results as JUnit XML: globs relative to the root, with '/'
 * @param coverageXml where it leaves coverage as JaCoCo XML, in the same way
 * @param timeout how long one run may take
 */
public record ChecksSettings(
        List<String> test,
        List<String> compile,
        List<String> coverage,
        List<String> reports,
        List<String> coverageXml,
        Duration timeout) {
    public ChecksSettings {
        test = List.copyOf(test);
        compile = List.copyOf(compile);
        coverage = List.copyOf(coverage);
        reports = List.copyOf(reports);
        coverageXml = List.copyOf(coverageXml);
    }

    /** The build is recognised by its files; a run may take 20 minutes. */
    public static ChecksSettings defaults() {
        return new ChecksSettings(
                List.of(), List.of(), List.of(), List.of("**/TEST-*.xml"), List.of(), Duration.ofMinutes(20));
    }
}
