package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.PlanAnswer;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Splits the work into items. */
final class PlanningDuty implements Duty {
    @Override
    public Outcome fulfil(Conversation conversation) throws AskFailedException {
        Plan plan = conversation.ask(PlanAnswer.SCHEMA);
        Plan checked = against(conversation.tree(), plan);
        return new Outcome.Done(Optional.of(checked), checked.summary());
    }

    /** Whether a file is there is a fact, not an opinion: intents that contradict the tree are corrected. */
    private static Plan against(Tree tree, Plan plan) {
        Set<String> there = Set.copyOf(tree.paths());
        Set<String> created = files(plan).stream()
                .filter(file -> file.intent() == Intent.CREATE)
                .map(PlannedFile::path)
                .collect(Collectors.toSet());
        List<PlanItem> items = plan.items().stream()
                .map(item -> with(
                        item,
                        item.files().stream()
                                .map(file -> corrected(file, there, created))
                                .toList()))
                .toList();
        return new Plan(plan.summary(), items, plan.testStrategy());
    }

    private static List<PlannedFile> files(Plan plan) {
        return plan.items().stream().flatMap(item -> item.files().stream()).toList();
    }

    private static PlannedFile corrected(PlannedFile file, Set<String> there, Set<String> created) {
        if (file.intent() == Intent.CREATE && there.contains(file.path())) {
            return new PlannedFile(file.path(), Intent.MODIFY);
        }
        boolean nowhere = !there.contains(file.path()) && !created.contains(file.path());
        return nowhere && file.intent() == Intent.MODIFY ? new PlannedFile(file.path(), Intent.CREATE) : file;
    }

    private static PlanItem with(PlanItem item, List<PlannedFile> files) {
        return new PlanItem(
                item.key(),
                item.title(),
                item.task(),
                item.role(),
                item.priority(),
                item.dependsOn(),
                files,
                item.acceptance(),
                item.estimate());
    }
}
