package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library ends with the orchestrator; what JGit and the JDK keep does not grow. */
class LeftBehindTest {
    @TempDir
    private Path folder;

    @Test
    void twentyRunsLeaveNoMoreThanOneLeaves() throws Exception {
        Map<String, Long> kept = ManyRuns.of(
                folder,
                sample -> assertThat(sample.print(Embedding::main)).startsWith("COMPLETED on branch journeyman/"));
        System.out.println("Plain program, 20 runs: nothing of the library's own; others keep " + kept);
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
                        .checks(ChecksSettings.DEFAULTS.withTest("true"))
                        .stateHome(folder.resolve("state"))
                        .build())
                .agents(LlmAgents.all(ReplayModel.read(sample.recording(), line -> {}), LlmSettings.DEFAULT));
    }

    private static void think(Orchestrator orchestrator, Sample sample) throws InterruptedException {
        WorkRequest request = WorkRequest.of(sample.request()).withPipeline("think");
        assertThat(orchestrator.start(request).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
    }
}
