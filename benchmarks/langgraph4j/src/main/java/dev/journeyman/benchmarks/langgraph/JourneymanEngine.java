package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Branch;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.benchmarks.SampleTree;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The product: a workflow of one phase on a small repository, opened anew for each call as by a new process. */
final class JourneymanEngine implements Engine {
    private static final WorkflowId ID = new WorkflowId("benchmark");
    private static final String PHASE = "work";

    private final Path folder;
    private final Path project;
    private final Optional<CheckpointStore> store;

    /** @param store where the journal is; in the project's own files if empty */
    JourneymanEngine(Path folder, Optional<CheckpointStore> store) throws IOException {
        this.folder = folder;
        this.project = folder.resolve("project.git");
        this.store = store;
        if (!Files.exists(project)) {
            new SampleTree(1).commitTo(project);
        }
    }

    @Override
    public List<String> grow(int steps, IntConsumer begun) throws InterruptedException {
        List<String> state = new ArrayList<>();
        WorkflowResult result = run(context -> {
            for (int i = 1; i <= steps; i++) {
                state.add(step(context, i, begun));
            }
        });
        if (result.status() != WorkflowStatus.COMPLETED) {
            throw new IllegalStateException(result.view().reason());
        }
        return state;
    }

    @Override
    public boolean fork(int branches, IntConsumer begun) throws InterruptedException {
        List<Branch<String>> bodies = IntStream.rangeClosed(1, branches)
                .mapToObj(number -> new Branch<>("branch-" + number, context -> step(context, number, begun)))
                .toList();
        return run(context -> context.parallel(String.class, bodies)).status() == WorkflowStatus.COMPLETED;
    }

    private static String step(Scope scope, int number, IntConsumer begun) {
        return scope.step(new Action.Compute("grow"), String.class, step -> {
            begun.accept(number);
            return Engine.news(number);
        });
    }

    private WorkflowResult run(Work work) throws InterruptedException {
        try (Orchestrator orchestrator = open(work)) {
            WorkflowHandle handle = orchestrator.list().isEmpty()
                    ? orchestrator.start(WorkRequest.of("Grow.").withPipeline(PHASE))
                    : orchestrator.resume(ID);
            return handle.await();
        }
    }

    private Orchestrator open(Work work) {
        OrchestratorBuilder builder = Orchestrator.builder()
                .project(project)
                .configuration(Configuration.builder()
                        .stateHome(folder.resolve("state"))
                        .build())
                .phases(List.of(new Working(work)))
                .pipeline(Pipeline.of(PHASE, List.of(PHASE)))
                .ids(() -> ID);
        store.ifPresent(builder::store);
        return builder.build();
    }

    /** What the phase does. */
    @FunctionalInterface
    private interface Work {
        void run(PhaseContext context);
    }

    /** The one phase. */
    private record Working(Work work) implements Phase {
        @Override
        public String name() {
            return PHASE;
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            work.run(context);
            return PhaseResult.completed();
        }
    }
}
