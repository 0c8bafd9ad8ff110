package dev.journeyman.benchmarks;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.work.ItemChanges;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.backend.json.JsonWorkTracker;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rounds of workflows that run side by side in one orchestrator, on files and git; each workflow is judged when it rests. */
final class LoadRounds implements AutoCloseable {
    private static final int FILES = 500;
    private static final int PAGE = 5_000;
    private static final String PIPELINE = "load";
    private static final String PROJECT = "project";

    private final int workflows;
    private final RepositoryCare care;
    private final LoadPhase phase;
    private final DispatchLatency latency;
    private final LoadAgent agent;
    private final Orchestrator orchestrator;
    private final List<String> errors = new ArrayList<>();
    private int rounds;
    private long itemsDone;

    /**
     * @param agents how many are at work at once in each workflow
     * @param thinks how long an agent takes for nothing
     */
    LoadRounds(Path folder, int workflows, int items, int agents, Duration thinks) throws IOException {
        this.workflows = workflows;
        Path repository = folder.resolve(PROJECT + ".git");
        this.care = new RepositoryCare(repository);
        this.phase = new LoadPhase(items);
        this.latency = new DispatchLatency(Ticker.system(), agents);
        this.agent = new LoadAgent(Ticker.system(), thinks, latency);
        new SampleTree(FILES).commitTo(repository);
        this.orchestrator = Orchestrator.builder()
                .project(repository)
                .phases(List.of(phase))
                .pipeline(Pipeline.of(PIPELINE, List.of(LoadPhase.NAME)))
                .agents(List.of(agent))
                .listener(latency)
                .configuration(Configuration.builder()
                        .stateHome(folder.resolve("state"))
                        .maturities(Map.of(LoadAgent.NAME, Maturity.AUTONOMOUS))
                        .limits(Configuration.DEFAULTS.limits().withAgents(agents))
                        .checks(ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.NONE))
                        .build())
                .build();
    }

    /** Runs all workflows once, side by side; then the user tidies up. */
    void run() throws IOException, InterruptedException {
        rounds++;
        List<WorkflowHandle> handles = new ArrayList<>();
        for (int i = 1; i <= workflows; i++) {
            handles.add(orchestrator.start(
                    WorkRequest.of("Round " + rounds + ", workflow " + i).withPipeline(PIPELINE)));
        }
        for (WorkflowHandle handle : handles) {
            judge(handle.await());
        }
        care.tidyUp();
    }

    private void judge(WorkflowResult result) {
        String request = result.view().request();
        if (result.status() != WorkflowStatus.COMPLETED) {
            errors.add(request + " is " + result.status() + ": " + result.view().reason());
        }
        List<String> written = result.changes().created();
        for (PlanItem item : phase.items()) {
            int times = agent.timesAsked(request, item.key());
            if (times == 1 && written.contains(item.files().get(0).path())) {
                itemsDone++;
            } else {
                errors.add(request + ": " + item.key() + " was done " + times + " times");
            }
        }
        latency.forget(request);
    }

    /** What was measured since this was last asked. */
    Histogram latencies() {
        return latency.take();
    }

    int rounds() {
        return rounds;
    }

    /** Items that were done exactly once and whose files were delivered. */
    long itemsDone() {
        return itemsDone;
    }

    /** What went wrong; the tracker must say of every item that it is done. */
    List<String> errors() {
        List<String> all = new ArrayList<>(errors);
        long done = itemsDoneByTheTracker();
        if (done != (long) rounds * workflows * phase.items().size()) {
            all.add("The tracker says that " + done + " items are done.");
        }
        return all;
    }

    private long itemsDoneByTheTracker() {
        long done = 0;
        try (JsonWorkTracker tracker = new JsonWorkTracker(orchestrator.stateDirectory())) {
            ItemChanges page = new ItemChanges(List.of(), "", true);
            while (page.more()) {
                page = tracker.changes(new ProjectId(PROJECT), page.cursor(), PAGE);
                done += page.items().stream()
                        .filter(item -> item.status() == ItemStatus.DONE)
                        .count();
            }
        }
        return done;
    }

    @Override
    public void close() {
        orchestrator.close();
    }
}
