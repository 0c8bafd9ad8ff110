package dev.journeyman.benchmarks;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Role;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import java.util.List;
import java.util.stream.IntStream;

/** Has the items of a plan done, which come in chains that run side by side, and delivers what they wrote. */
final class LoadPhase implements Phase {
    static final String NAME = "load";
    private static final int CHAINS = 5;

    private final Plan plan;

    /** @param items how many */
    LoadPhase(int items) {
        List<PlanItem> all = IntStream.range(0, items).mapToObj(LoadPhase::item).toList();
        this.plan = new Plan("Files in chains.", all, "None.");
    }

    private static PlanItem item(int number) {
        return new PlanItem(
                "item-" + number,
                "Write file " + number,
                "Write the file.",
                Role.BACKEND,
                Priority.P2,
                number < CHAINS ? List.of() : List.of("item-" + (number - CHAINS)),
                List.of(new PlannedFile("load/File" + number + ".java", PlannedFile.Intent.CREATE)),
                List.of(),
                Estimate.UNKNOWN);
    }

    List<PlanItem> items() {
        return plan.items();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PhaseResult run(PhaseContext context) {
        DispatchResult result = context.dispatch(plan);
        if (!result.complete()) {
            return new PhaseResult.Failed(Failure.giveUp("load.incomplete", "Not all items are done: " + result));
        }
        return PhaseResult.completed(context.deliver(new CommitMessage("feat", "", "write files", "", false)));
    }
}
