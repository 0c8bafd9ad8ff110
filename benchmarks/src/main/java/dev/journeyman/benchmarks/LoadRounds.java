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
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Rounds of workflows that run side by side in one orchestrator, on files and git; each workflow is judged when it rests. */
final class LoadRounds implements AutoCloseable {
    private static final int FILES = 500;
    private static final String PIPELINE = "load";
    private static final String PROJECT = "project";

    private final int workflows;
    private final Path repository;
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
        this.repository = folder.resolve(PROJECT + ".git");
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

    /** Runs all workflows once, side by side, and removes the branches that they delivered. */
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
        deleteBranches();
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

    private void deleteBranches() throws IOException {
        try (Repository git =
                new FileRepositoryBuilder().setGitDir(repository.toFile()).build()) {
            for (Ref branch : git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS + "journeyman/")) {
                RefUpdate update = git.updateRef(branch.getName());
                update.setForceUpdate(true);
                update.delete();
            }
        }
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
        try (JsonWorkTracker tracker = new JsonWorkTracker(orchestrator.stateDirectory())) {
            ItemChanges items = tracker.changes(new ProjectId(PROJECT), "", Integer.MAX_VALUE);
            long done = items.items().stream()
                    .filter(item -> item.status() == ItemStatus.DONE)
                    .count();
            if (done != (long) rounds * workflows * phase.items().size()) {
                all.add("The tracker says that " + done + " items are done, of "
                        + items.items().size());
            }
        }
        return all;
    }

    @Override
    public void close() {
        orchestrator.close();
    }
}
