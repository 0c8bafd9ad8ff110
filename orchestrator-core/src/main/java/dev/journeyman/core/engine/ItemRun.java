package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.workspace.Difference;
import java.util.List;
import java.util.Optional;

/** One item of a plan, on its own thread and in its own worktree: ask, check, and ask again with what was wrong. */
final class ItemRun {
    private static final int MOST_ROUNDS = 3;

    private final PhaseScope caller;
    private final PlanItem item;
    private final ItemRecord record;
    private final int depth;

    ItemRun(PhaseScope caller, PlanItem item, ItemRecord record, int depth) {
        this.caller = caller;
        this.item = item;
        this.record = record;
        this.depth = depth;
    }

    void run() {
        Run run = caller.run;
        Site site = new Site(run.workspace(), run.deskName(item.key(), record.scope()), record.base());
        Place place = new Place(new Strand(), site);
        PhaseScope scope = new PhaseScope(run, record.scope(), place, caller.briefing());
        try {
            work(scope);
        } catch (Exception e) {
            place.strand().rethrowIfUnwound();
            fail(scope, new Event.Failed(run.classify(e), ScopeRun.stepOf(e)));
        }
    }

    private void work(PhaseScope scope) {
        List<String> problems = record.startedWith();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Asking.Answered answered = new Asking(scope, caller.briefing(), Optional.of(item), record.attempt())
                    .ask(item.role(), item.task(), problems);
            Optional<String> problem = answered.split().isPresent() ? subPlan(scope, answered) : Optional.empty();
            if (problem.isEmpty()) {
                problem = check(scope);
            }
            if (problem.isEmpty()) {
                done(scope, answered);
                return;
            }
            problems = List.of(problem.get());
        }
        Failure usedUp = Failure.giveUp(
                "item.rounds-used-up",
                "Item '" + item.key() + "' was not right after " + MOST_ROUNDS + " rounds. Last problem: "
                        + String.join("\n", problems));
        fail(scope, new Event.Failed(usedUp, ""));
    }

    private Optional<String> subPlan(PhaseScope scope, Asking.Answered answered) {
        DispatchResult result = new Dispatch(scope, answered.split().orElseThrow(), depth + 1).run();
        return result.items().stream()
                .flatMap(part -> part.failure().stream())
                .map(Failure::message)
                .findFirst();
    }

    private Optional<String> check(PhaseScope scope) {
        if (scope.tree().id().equals(scope.run.workspace().tree(record.base()).id())) {
            return Optional.of("Nothing was changed. Make the edits that the task asks for.");
        }
        CheckReport report = new Checking(scope)
                .check(PhaseContext.Check.TEST, caller.briefing().artifact(Baseline.class));
        return report.passed() ? Optional.empty() : Optional.of(scope.problem(report));
    }

    private void done(PhaseScope scope, Asking.Answered answered) {
        scope.end();
        String commit = scope.place.site().commit();
        List<String> files = scope.run.workspace().difference(record.base(), commit).stream()
                .map(Difference::path)
                .toList();
        scope.append(
                "",
                new Event.ItemDone(item.key(), answered.agent(), answered.done().summary(), files, commit));
    }

    private void fail(PhaseScope scope, Event.Failed why) {
        scope.append("", new Event.ItemFailed(item.key(), why));
    }
}
