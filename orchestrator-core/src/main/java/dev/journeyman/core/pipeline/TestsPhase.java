package dev.journeyman.core.pipeline;

import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** Has tests written for what was built, and runs them for the first time. */
final class TestsPhase implements Phase {
    @Override
    public String name() {
        return "tests";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        context.ask(
                Role.TESTER,
                "Write tests that show that each acceptance criterion holds, edge cases included.",
                List.of());
        return PhaseResult.completed(new TestReport(List.of(context.check(PhaseContext.Check.COVERAGE))));
    }
}
