package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.TestFailure;
import java.util.List;
import java.util.Set;

/**
 * What test reports say. Tests are named {@code class#method}; invocations of a test with several arguments may share a name.
 *
 * @param tests how many ran
 * @param skipped how many did not
 * @param passed those that ran and never failed
 * @param failures those that failed
 * @param torn whether a report was cut short, so that results are missing
 */
record TestRun(int tests, int skipped, Set<String> passed, List<TestFailure> failures, boolean torn) {
    TestRun {
        passed = Set.copyOf(passed);
        failures = List.copyOf(failures);
    }
}
