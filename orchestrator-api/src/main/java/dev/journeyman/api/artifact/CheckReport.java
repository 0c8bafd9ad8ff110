package dev.journeyman.api.artifact;

import java.util.List;
import java.util.Optional;

/**
 * Evidence: what the engine saw when it ran a check on a tree. Never written by an agent.
 *
 * @param tree the tree it ran on
 * @param command what was run
 * @param exitCode of the command; -1 if it was ended for taking too long
 * @param millis how long it took
 * @param tests tests run
 * @param skipped tests skipped
 * @param failures tests that failed
 * @param coverage measured coverage; empty for a check without tests
 * @param output what it printed, cut head and tail
 */
@Artifact(name = "check")
public record CheckReport(
        String tree,
        List<String> command,
        int exitCode,
        long millis,
        int tests,
        int skipped,
        List<TestFailure> failures,
        Optional<Coverage> coverage,
        String output) {
    public CheckReport {
        command = List.copyOf(command);
        failures = List.copyOf(failures);
    }

    /** True if the command ended well and no test failed. */
    public boolean passed() {
        return exitCode == 0 && failures.isEmpty();
    }
}
