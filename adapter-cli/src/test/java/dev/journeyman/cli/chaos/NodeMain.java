package dev.journeyman.cli.chaos;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.endtoend.FilesWork;
import dev.journeyman.cli.shell.Interruption;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.Worker;
import dev.journeyman.core.WorkerListener;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.WorkspaceSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node as a process: runs what nobody runs, until it is killed or told to end. Says on standard output what becomes of it. */
final class NodeMain implements WorkerListener {
    /** How a line begins that says that a run broke off. */
    static final String BROKEN = "broken ";
    /** What it says when it has joined the others. */
    static final String BEGUN = " to begin with";
    /** What is in the error that it ends with when the database cannot be reached. */
    static final String REFUSED = "StoreException";

    private NodeMain() {}

    /** Joins the nodes of the database that the arguments name, as {@link NodeSettings} reads them. */
    public static void main(String[] args) throws InterruptedException {
        NodeSettings settings = NodeSettings.read(args);
        try (Orchestrator orchestrator = open(settings);
                Worker worker = orchestrator.worker(settings.name(), settings.slots(), new NodeMain())) {
            say(worker.running() + BEGUN);
            CountDownLatch end = new CountDownLatch(1);
            Interruption.onFirst(end::countDown);
            end.await();
        }
    }

    /** The engine of a node. */
    static Orchestrator open(NodeSettings settings) {
        SideLog log = new SideLog(settings.sideLogs(), settings.name());
        FilesWork work = new FilesWork(settings.items(), (request, item) -> {
            log.begins(request, item);
            think(settings.thinking());
        });
        return work.on(
                        Orchestrator.builder()
                                .project(settings.project())
                                .environment(Map.of("DATABASE_URL", settings.database()))
                                .owner(settings.name()),
                        configuration(settings))
                .build();
    }

    private static Configuration configuration(NodeSettings settings) {
        return Configuration.builder()
                .project("chaos")
                .store("postgresql")
                .tracker("postgresql")
                .settings(Map.of("postgresql", Map.of("lease", Long.toString(Storm.LEASE.toSeconds()))))
                .workspace(WorkspaceSettings.DEFAULTS.withShare("origin"))
                .limits(Configuration.DEFAULTS.limits().withAgents(2))
                .stateHome(settings.stateHome())
                .build();
    }

    private static void think(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }

    @Override
    public void took(WorkflowId id) {
        say("took " + id);
    }

    @Override
    public void ended(WorkflowResult result) {
        say("ended " + result.id() + " " + result.status());
    }

    @Override
    public void broken(WorkflowId id, Failure why) {
        say(BROKEN + id + " " + why.code() + " " + why.message());
    }

    @Override
    public void leftAlone(WorkflowId id, Failure why) {
        say("left " + id + " " + why.code() + " " + why.message());
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }
}
