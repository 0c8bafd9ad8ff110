package dev.journeyman.cli.command;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.cli.text.Hints;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.Configuration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;

/** A command about a project: yields one reply, which is printed as text or as JSON. */
abstract class ProjectCommand implements Callable<Integer> {
    @Mixin
    private final Options options = new Options();

    private final Shell shell;

    ProjectCommand(Shell shell) {
        this.shell = shell;
    }

    /** Does what the command is for. */
    abstract Reply reply() throws Exception;

    @Override
    public final Integer call() throws Exception {
        Reply reply = reply();
        PrintStream out = shell.terminal().out();
        if (json()) {
            out.println(reply.document().toPrettyString());
        } else {
            out.print(reply.text());
        }
        out.flush();
        return reply.exit().code();
    }

    final Shell shell() {
        return shell;
    }

    final boolean json() {
        return options.json();
    }

    Path project() {
        return options.project(shell);
    }

    final Hints hints() {
        return new Hints(shell.program(), shell.directory(), project(), options.words());
    }

    /** An engine to be made, for this project and with what the user set. */
    final OrchestratorBuilder builder() {
        OrchestratorBuilder builder = Orchestrator.builder()
                .project(project())
                .environment(shell.environment())
                .clock(shell.clock());
        return builder.configuration(chosen(builder.configuration()));
    }

    /** The configuration with what the command's options chose. */
    Configuration chosen(Configuration found) {
        return options.over(found, shell);
    }

    /** The engine for a command that runs no workflow. */
    final Orchestrator reading() {
        OrchestratorBuilder builder = builder();
        return builder.configuration(
                        builder.configuration().toBuilder().roles(Map.of()).build())
                .agents(LlmAgents.all(ProjectCommand::none, LlmSettings.DEFAULT))
                .build();
    }

    /** Agents are named, and none are chosen, so that none are looked for: those need a key. */
    private static ModelClient none(Role role) {
        throw new IllegalStateException("A command that runs no workflow asks no model, but " + role + " did.");
    }

    /** The workflow whose id is this, or the only one whose id begins with it. */
    final WorkflowId find(Orchestrator orchestrator, String prefix) {
        List<WorkflowId> all =
                orchestrator.list().stream().map(WorkflowHead::id).toList();
        List<WorkflowId> hits =
                all.stream().filter(id -> id.value().startsWith(prefix)).toList();
        return hits.stream()
                .filter(id -> hits.size() == 1 || id.value().equals(prefix))
                .findFirst()
                .orElseThrow(() -> notFound(prefix, hits));
    }

    private UsageException notFound(String prefix, List<WorkflowId> hits) {
        return hits.isEmpty()
                ? new UsageException(
                        "cli.unknown-workflow",
                        "There is no workflow '" + prefix + "' in this project: '" + hints().journeyman("list")
                                + "' shows those there are.")
                : new UsageException(
                        "cli.ambiguous-workflow",
                        "'" + prefix + "' is the beginning of "
                                + hits.stream().map(WorkflowId::value).collect(Collectors.joining(", "))
                                + ": name one of them.");
    }
}
