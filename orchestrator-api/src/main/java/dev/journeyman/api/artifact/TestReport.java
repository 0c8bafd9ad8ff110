package dev.journeyman.api.artifact;

import java.util.List;

/**
 * The test runs of a phase, in order.
 *
 * @param runs each is evidence; the last one counts
 */
@Artifact(name = "tests", evidence = true)
public record TestReport(List<CheckReport> runs) {
    public TestReport {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("A test report holds at least one run.");
        }
    }

    /** The run that counts. */
    public CheckReport last() {
        return runs.get(runs.size() - 1);
    }
}
