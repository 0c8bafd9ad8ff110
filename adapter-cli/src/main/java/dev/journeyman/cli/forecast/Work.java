package dev.journeyman.cli.forecast;

import dev.journeyman.api.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase asks of models where nothing is recorded yet: estimates, made for changes of one to six items to a project of
 * some size. The lower figures are those of an ask that succeeds at once.
 *
 * @param role whom it asks
 * @param asks how often
 * @param callsEach calls of an ask: the first, a repair or a continuation
 * @param inputEach tokens that a call sends
 * @param outputEach tokens that it receives
 * @param secondsEach time until a call is answered
 */
record Work(Role role, Range asks, Range callsEach, Range inputEach, Range outputEach, Range secondsEach) {
    /** A build and its tests run before the first change, after each merge and in each round of repair. */
    private static final Range BUILD_SECONDS = new Range(5, 120);

    private static final Range ITEMS = new Range(1, 6);
    private static final Range ONCE = new Range(1, 1);
    private static final Range CALLS = new Range(1, 2);

    private static final Map<String, Work> OF_PHASES = Map.of(
            "requirements", asking(Role.REQUIREMENTS, ONCE, new Range(1_500, 6_000), new Range(500, 2_500)),
            "plan", asking(Role.PLANNER, ONCE, new Range(3_000, 15_000), new Range(600, 4_000)),
            "code", asking(Role.BACKEND, ITEMS, new Range(4_000, 30_000), new Range(800, 8_000)),
            "tests", asking(Role.TESTER, ONCE, new Range(5_000, 30_000), new Range(1_000, 10_000)),
            "docs", asking(Role.DOCUMENTER, ONCE, new Range(4_000, 30_000), new Range(300, 4_000)),
            "commit", asking(Role.COMMITTER, ONCE, new Range(1_000, 6_000), new Range(60, 400)));

    private static Work asking(Role role, Range asks, Range input, Range output) {
        return new Work(role, asks, CALLS, input, output, new Range(output.low() / 80 + 2, output.high() / 30 + 5));
    }

    /** The work of a phase; empty if it asks nobody. */
    static Optional<Work> of(String phase, int fixRounds) {
        return phase.equals("fix") ? Optional.of(fix(fixRounds)) : Optional.ofNullable(OF_PHASES.get(phase));
    }

    private static Work fix(int rounds) {
        return asking(Role.BACKEND, new Range(0, rounds), new Range(4_000, 30_000), new Range(500, 6_000));
    }

    Range calls() {
        return asks.times(callsEach);
    }

    Range input() {
        return calls().times(inputEach);
    }

    Range output() {
        return calls().times(outputEach);
    }

    Range seconds() {
        boolean builds = role.equals(Role.BACKEND) || role.equals(Role.TESTER);
        return calls().times(secondsEach).plus(builds ? asks.times(BUILD_SECONDS) : Range.NONE);
    }

    /** Longer than this nothing is expected to take, whatever the figures say. */
    static Range within(Range seconds, Duration limit) {
        return seconds.map(value -> Math.min(value, limit.toSeconds()));
    }
}
