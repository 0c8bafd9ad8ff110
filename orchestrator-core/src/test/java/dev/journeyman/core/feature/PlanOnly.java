package dev.journeyman.core.feature;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.WorkspaceSettings;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Workflows with a single phase, which has a plan done by one agent and delivers what came of it; nothing is built. */
record PlanOnly(Path project, Path state, CheckpointStore store, WorkspaceSettings.Locks locks) {
    private static final String NAME = "plan-only";

    static PlanItem item(String key, String file) {
        return new PlanItem(
                key,
                "Do " + key,
                "Do it.",
                Role.BACKEND,
                Priority.P2,
                List.of(),
                List.of(new PlannedFile(file, PlannedFile.Intent.MODIFY)),
                List.of(),
                Estimate.UNKNOWN);
    }

    Orchestrator open(String id, Agent agent, int agents, List<PlanItem> items) {
        Configuration defaults = Configuration.DEFAULTS;
        return Orchestrator.builder()
                .project(project)
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .ids(() -> new WorkflowId(id))
                .phases(List.of(new Dispatching(new Plan("", items, ""))))
                .pipeline(Pipeline.of(NAME, List.of(NAME)))
                .agents(List.of(agent))
                .environment(Map.of())
                .configuration(Configuration.builder()
                        .stateHome(state)
                        .maturities(Map.of(agent.profile().name(), Maturity.AUTONOMOUS))
                        .limits(defaults.limits().withAgents(agents))
                        .checks(ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.NONE))
                        .workspace(WorkspaceSettings.DEFAULTS.withLocks(locks))
                        .build())
                .build();
    }

    static WorkflowHandle start(Orchestrator orchestrator) {
        return orchestrator.start(WorkRequest.of("Do the plan.").withPipeline(NAME));
    }

    /** The phase. */
    private record Dispatching(Plan plan) implements Phase {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            DispatchResult result = context.dispatch(plan);
            return result.complete()
                    ? PhaseResult.completed(context.deliver(new CommitMessage("feat", "", "do the plan", "", false)))
                    : new PhaseResult.Failed(Failure.giveUp("plan.incomplete", result.toString()));
        }
    }
}
