package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library ends with the orchestrator; what JGit and the JDK keep does not grow. */
class LeftBehindTest {
    private static final int RUNS = 20;

    @TempDir
    private Path folder;

    @Test
    void twentyRunsLeaveNoMoreThanOneLeaves() throws IOException, InterruptedException {
        Footprint before = Footprint.now();
        Sample sample = Sample.in(folder);
        TreeSet<String> first = new TreeSet<>();
        for (int i = 1; i <= RUNS; i++) {
            try (Orchestrator orchestrator = builder(sample).build()) {
                think(orchestrator, sample);
            }
            Footprint.Left left = Footprint.leftSince(before);
            assertThat(left.ofOurs()).as("after run %d", i).isEmpty();
            if (i <= 2) {
                first.addAll(left.ofOthers());
            }
            assertThat(first).as("after run %d", i).containsAll(left.ofOthers());
        }
        System.out.println("Plain program, " + RUNS + " runs: nothing of the library's own; others keep " + first);
    }

    @Test
    void withAnExecutorHandedInTheLibraryMakesNoThreadsOfItsOwn() throws IOException, InterruptedException {
        Sample sample = Sample.in(folder);
        ExecutorService own = Executors.newCachedThreadPool(work -> new Thread(work, "host"));
        try (Orchestrator orchestrator = builder(sample).executor(own).build()) {
            think(orchestrator, sample);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .contains("host")
                    .doesNotContain("journeyman");
        }
        assertThat(own.isShutdown()).as("it belongs to whoever made it").isFalse();
        own.shutdown();
    }

    private OrchestratorBuilder builder(Sample sample) {
        return Orchestrator.builder()
                .project(sample.project())
                .configuration(Configuration.builder()
                        .pipelines(Map.of("think", List.of("requirements", "plan")))
                        .stateHome(folder.resolve("state"))
                        .build())
                .agents(LlmAgents.all(ReplayModel.read(sample.recording(), line -> {}), LlmSettings.DEFAULT));
    }

    private static void think(Orchestrator orchestrator, Sample sample) throws InterruptedException {
        WorkRequest request = WorkRequest.of(sample.request()).withPipeline("think");
        assertThat(orchestrator.start(request).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
    }
}
