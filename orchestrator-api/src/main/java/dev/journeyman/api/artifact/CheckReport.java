package dev.journeyman.api.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Evidence: what the engine saw when it ran a check on a tree. Never written by an agent.
 *
 * @param tree the tree it ran on
 * @param command what was run
 * @param exitCode of the command; -1 if it was ended for taking too long
 * @param broken whether something other than a failing test made the command fail: code that does not compile, a time limit
 * @param millis how long it took
 * @param tests tests run
 * @param skipped tests skipped
 * @param failures tests that failed, and count
 * @param excused tests that failed, and do not count
 * @param coverage measured coverage; empty for a check without tests
 * @param output what it printed, cut head and tail
 */
@Artifact(name = "check", evidence = true)
public record CheckReport(
        String tree,
        List<String> command,
        int exitCode,
        boolean broken,
        long millis,
        int tests,
        int skipped,
        List<TestFailure> failures,
        List<Excused> excused,
        Optional<Coverage> coverage,
        String output) {
    public CheckReport {
        command = List.copyOf(command);
        failures = List.copyOf(failures);
        excused = List.copyOf(excused);
    }

    /** A report in which every failure counts, and a bad exit code without a failed test is something else that broke. */
    public CheckReport(
            String tree,
            List<String> command,
            int exitCode,
            long millis,
            int tests,
            int skipped,
            List<TestFailure> failures,
            Optional<Coverage> coverage,
            String output) {
        this(
                tree,
                command,
                exitCode,
                exitCode != 0 && failures.isEmpty(),
                millis,
                tests,
                skipped,
                failures,
                List.of(),
                coverage,
                output);
    }

    /** Says that nothing was checked on a tree, for want of a build. */
    public static CheckReport nothingRan(String tree) {
        return new CheckReport(tree, List.of(), 0, 0, 0, 0, List.of(), Optional.empty(), "No build was run.");
    }

    /** Whether anything ran; else that nothing failed says nothing. */
    public boolean ran() {
        return !command.isEmpty();
    }

    /** True if no test failed that counts, and nothing else made the command fail. */
    public boolean passed() {
        return !broken && failures.isEmpty();
    }

    /** The same run, with the failures of some tests not counted any more. */
    public CheckReport excusing(Set<String> names, Excuse excuse) {
        List<TestFailure> counting = new ArrayList<>(failures);
        counting.removeIf(failure -> names.contains(failure.test()));
        List<Excused> all = new ArrayList<>(excused);
        failures.stream()
                .filter(failure -> names.contains(failure.test()))
                .forEach(failure -> all.add(new Excused(failure.test(), excuse)));
        return new CheckReport(
                tree, command, exitCode, broken, millis, tests, skipped, counting, all, coverage, output);
    }

    /** Why a failure does not count. */
    public enum Excuse {
        /** The test failed before anything was changed. */
        KNOWN,
        /** The test passed when it was run once more on the same tree. */
        FLAKY
    }

    /**
     * A failure that does not count.
     *
     * @param test {@code class#method}
     * @param excuse why
     */
    public record Excused(String test, Excuse excuse) {}
}
