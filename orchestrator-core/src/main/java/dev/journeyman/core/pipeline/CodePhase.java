package dev.journeyman.core.pipeline;

import dev.journeyman.api.Failure;
import dev.journeyman.api.artifact.CodeReport;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.work.Plan;
import java.util.List;
import java.util.stream.Collectors;

/** Has the plan's items done. */
final class CodePhase implements Phase {
    @Override
    public String name() {
        return "code";
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        DispatchResult result = context.dispatch(context.artifact(Plan.class));
        return result.complete() ? PhaseResult.completed(report(result)) : new PhaseResult.Failed(failure(result));
    }

    private static CodeReport report(DispatchResult result) {
        return new CodeReport(result.items().stream()
                .map(item ->
                        new CodeReport.Item(item.key(), item.agent(), item.summary(), item.files(), item.failure()))
                .toList());
    }

    private static Failure failure(DispatchResult result) {
        List<DispatchResult.Item> failed = result.items().stream()
                .filter(item -> item.failure().isPresent())
                .toList();
        return Failure.giveUp(
                "code.items-failed",
                failed.size() + " of " + result.items().size() + " items are not done. A resume tries them again.\n"
                        + failed.stream()
                                .map(item -> "- " + item.key() + ": "
                                        + item.failure().orElseThrow().message())
                                .collect(Collectors.joining("\n")));
    }
}
