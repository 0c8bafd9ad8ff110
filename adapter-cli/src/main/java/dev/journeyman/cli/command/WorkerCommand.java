package dev.journeyman.cli.command;

import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.PlainProgress;
import dev.journeyman.cli.screen.Progress;
import dev.journeyman.cli.shell.Interruption;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Documents;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.Worker;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes this machine a node: runs workflows that nobody runs, until it is told to end. */
@Command(
        name = "worker",
        description = "Run workflows that were submitted, interrupted or answered, beside workers on other machines.")
final class WorkerCommand extends AgentsCommand {
    @Option(
            names = "--name",
            paramLabel = "NODE",
            description = "What this node is called; default: machine and process.")
    private String name = "";

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "How many workflows it runs at once at most; default: ${DEFAULT-VALUE}.")
    private int atOnce = 2;

    WorkerCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() throws Exception {
        if (atOnce < 1) {
            throw new UsageException("cli.at-once", "--at-once is " + atOnce + ": let it run at least one workflow.");
        }
        OrchestratorBuilder builder = builder();
        Configuration configuration = builder.configuration();
        RoleModels models = models(configuration);
        models.require(phases(configuration), configuration.roles().keySet());
        String node =
                name.isBlank() ? shell().host() + "-" + ProcessHandle.current().pid() : name;
        builder.agents(context -> agents(configuration, models, context)).owner("worker " + node);
        Progress progress = new PlainProgress(shell().terminal().err());
        progress.say("Model: " + models.description());
        int rested = work(builder, node, progress);
        return Reply.done(
                "Node " + node + " has ended; " + Figures.count(rested, "workflow") + " came to rest at it.\n",
                Documents.object().put("node", node).put("rested", rested));
    }

    private static List<String> phases(Configuration configuration) {
        List<String> phases = new ArrayList<>(Pipeline.FEATURE.phases());
        configuration.pipelines().values().forEach(phases::addAll);
        return phases;
    }

    private int work(OrchestratorBuilder builder, String node, Progress progress) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        NodeLog log = new NodeLog(progress);
        try (Orchestrator orchestrator = builder.build();
                Worker worker = orchestrator.worker(node, atOnce, log)) {
            progress.say("Sandbox: " + orchestrator.containment().description());
            progress.say("Node " + node + " waits for workflows of this project, at most " + atOnce + " at once."
                    + " Ctrl-C or SIGTERM hands over what it has and ends it.");
            Interruption.onFirst(end::countDown);
            end.await();
            progress.say("Handing over " + Figures.count(worker.running().size(), "workflow")
                    + ": what is at work has 30 seconds to end. Once more ends at once; what is recorded stays.");
        }
        return log.rested();
    }
}
