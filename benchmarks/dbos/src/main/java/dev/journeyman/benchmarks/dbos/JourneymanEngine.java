package dev.journeyman.benchmarks.dbos;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.backend.jdbc.Database;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.backend.jdbc.JdbcCheckpointStore;
import dev.journeyman.benchmarks.SampleTree;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product: whole workflows of one phase on a small repository. */
final class JourneymanEngine implements Engine {
    private static final String PHASE = "work";
    private static final ProjectId PROJECT = new ProjectId("project");

    private final Orchestrator orchestrator;

    JourneymanEngine(DatabaseUrl database, Path folder) throws IOException {
        Path repository = folder.resolve(PROJECT + ".git");
        new SampleTree(1).commitTo(repository);
        orchestrator = Orchestrator.builder()
                .project(repository)
                .configuration(Configuration.builder()
                        .stateHome(folder.resolve("state"))
                        .build())
                .phases(List.of(new Growing()))
                .pipeline(Pipeline.of(PHASE, List.of(PHASE)))
                .store(new JdbcCheckpointStore(Database.open(database), PROJECT, JdbcCheckpointStore.TERM))
                .build();
    }

    @Override
    public void run(int workflows, int steps) throws InterruptedException {
        List<WorkflowHandle> handles = new ArrayList<>();
        for (int i = 0; i < workflows; i++) {
            handles.add(
                    orchestrator.start(WorkRequest.of(Integer.toString(steps)).withPipeline(PHASE)));
        }
        for (WorkflowHandle handle : handles) {
            WorkflowResult result = handle.await();
            if (result.status() != WorkflowStatus.COMPLETED) {
                throw new IllegalStateException(result.view().reason());
            }
        }
    }

    @Override
    public String recorded() {
        return "select count(*) from journeyman.event where type = 'StepDone'";
    }

    @Override
    public void close() {
        orchestrator.close();
    }

    /** The one phase: as many steps as the request says. */
    private static final class Growing implements Phase {
        @Override
        public String name() {
            return PHASE;
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            int steps = Integer.parseInt(context.workflow().request().text());
            for (int i = 1; i <= steps; i++) {
                String number = Integer.toString(i);
                context.step(new Action.Compute("grow"), String.class, step -> number);
            }
            return PhaseResult.completed();
        }
    }
}
