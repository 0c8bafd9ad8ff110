package dev.journeyman.cli.endtoend;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CommitMessage;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.DispatchResult;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.Priority;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.testkit.ScriptedAgent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Work that needs neither model nor build: items that each write a file of their own, some after others, and a delivery. */
public final class FilesWork {
    private static final String NAME = "files";
    private static final String WORKER = "worker";
    /** Items of a workflow that can be at work side by side. */
    private static final int CHAINS = 3;

    private final int items;
    private final Thinking thinking;

    /** What an agent does inside its step, before it writes. */
    @FunctionalInterface
    public interface Thinking {
        void about(String request, String item) throws Exception;
    }

    public FilesWork(int items, Thinking thinking) {
        this.items = items;
        this.thinking = thinking;
    }

    /** The engine that can do it. */
    public OrchestratorBuilder on(OrchestratorBuilder builder, Configuration configuration) {
        return builder.phases(List.of(new Writing(plan())))
                .pipeline(Pipeline.of(NAME, List.of(NAME)))
                .agents(List.of(agent()))
                .configuration(configuration.toBuilder()
                        .maturities(Map.of(WORKER, Maturity.AUTONOMOUS))
                        .checks(ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.NONE))
                        .build());
    }

    /** A request for it. */
    public static WorkRequest request(String title) {
        return WorkRequest.of(title).withPipeline(NAME);
    }

    private Plan plan() {
        return new Plan(
                "Files.", IntStream.range(0, items).mapToObj(FilesWork::item).toList(), "None.");
    }

    private static PlanItem item(int number) {
        return new PlanItem(
                key(number),
                "Write file " + number,
                "Write the file.",
                Role.BACKEND,
                Priority.P2,
                number < CHAINS ? List.of() : List.of(key(number - CHAINS)),
                List.of(new PlannedFile(path(key(number)), PlannedFile.Intent.CREATE)),
                List.of(),
                Estimate.UNKNOWN);
    }

    public static String key(int number) {
        return "item-" + number;
    }

    /** The file that an item writes. */
    public static String path(String key) {
        return "files/" + key + ".txt";
    }

    /** What an item writes there. */
    public static String content(String request, String key) {
        return request + ": " + key + "\n";
    }

    private Agent agent() {
        return ScriptedAgent.following(WORKER, Set.of(Role.BACKEND), this::write);
    }

    private Outcome write(Assignment assignment, AgentContext context) {
        String key = assignment.item().orElseThrow().key();
        String request = assignment.request().text();
        context.step(new Action.Compute("think"), String.class, step -> {
            thinking.about(request, key);
            return "thought";
        });
        context.change(List.of(new FileEdit.Create(path(key), content(request, key))));
        return new Outcome.Done(Optional.empty(), "Wrote it.");
    }

    private record Writing(Plan plan) implements Phase {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            DispatchResult result = context.dispatch(plan);
            return result.complete()
                    ? PhaseResult.completed(
                            context.deliver(new CommitMessage("feat", "", "write files", "They were wanted.", false)))
                    : new PhaseResult.Failed(Failure.giveUp("files.incomplete", "Not all items are done: " + result));
        }
    }
}
