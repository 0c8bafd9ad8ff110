package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.ArrayList;
import java.util.List;

/** Repairs until all tests pass; when the rounds are used up a person decides. */
final class FixPhase implements Phase {
    private static final String AGAIN = "again";
    private static final int SAME_RUNS = 3;

    @Override
    public String name() {
        return "fix";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        List<CheckReport> runs =
                new ArrayList<>(context.artifact(TestReport.class).runs());
        while (!repaired(context, runs)) {
            Failure failure = goesInCircle(runs) ? circle(context, last(runs)) : usedUp(context, last(runs));
            Answer answer = context.await(new Question.Decision(failure, failure.message(), List.of(AGAIN, "stop")));
            if (!answer.says(AGAIN)) {
                return new PhaseResult.Failed(failure);
            }
        }
        return PhaseResult.completed(new TestReport(runs));
    }

    private static boolean repaired(PhaseContext context, List<CheckReport> runs) {
        int before = runs.size();
        while (runs.size() - before < context.workflow().fixRounds()
                && !last(runs).passed()
                && !goesInCircle(runs.subList(before - 1, runs.size()))) {
            context.ask(
                    Role.BACKEND,
                    "The tests do not pass. Find out whether the code or a test is wrong, and repair that one.",
                    List.of(context.problem(last(runs))));
            runs.add(context.check(PhaseContext.Check.COVERAGE));
        }
        return last(runs).passed();
    }

    /** The same tests fail in the same way, whatever was changed. */
    private static boolean goesInCircle(List<CheckReport> runs) {
        return runs.size() >= SAME_RUNS
                && runs.subList(runs.size() - SAME_RUNS, runs.size()).stream()
                                .map(run -> List.of(run.failures(), run.broken() ? run.output() : ""))
                                .distinct()
                                .count()
                        == 1;
    }

    private static Failure circle(PhaseContext context, CheckReport last) {
        return Failure.of(
                Remedy.ASK_HUMAN,
                "stuck.same-tests",
                "The same tests have failed in the same way " + SAME_RUNS
                        + " times, whatever was repaired. Answer 'again'"
                        + " for more rounds, or 'stop'.\n"
                        + context.problem(last));
    }

    private static CheckReport last(List<CheckReport> runs) {
        return runs.get(runs.size() - 1);
    }

    private static Failure usedUp(PhaseContext context, CheckReport last) {
        return Failure.of(
                Remedy.ASK_HUMAN,
                "fix.rounds-used-up",
                "The tests still fail after " + context.workflow().fixRounds()
                        + " rounds of repairs. Answer 'again' for as many more, or 'stop'.\n" + context.problem(last));
    }
}
