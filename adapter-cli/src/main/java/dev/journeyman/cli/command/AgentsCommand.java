package dev.journeyman.cli.command;

import dev.journeyman.agents.llm.LlmAgents;
import dev.journeyman.agents.llm.LlmSettings;
import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.cli.demo.DemoProject;
import dev.journeyman.cli.model.ModelChoice;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.core.config.Configuration;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that has agents work: connects the models that the user chose. */
abstract class AgentsCommand extends ProjectCommand {
    @Mixin
    private final ModelChoice choice = new ModelChoice();

    @Option(
            names = "--gate-deadline",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Within what time a gate wants its answer, such as 2d or 4h; goes before 'approvals.deadline'.")
    private @Nullable Duration gateDeadline;

    @Option(
            names = "--require-sandbox",
            description = "Refuse, before a model is paid, where commands cannot be contained.")
    private boolean requireSandbox;

    @Option(
            names = "--agent",
            paramLabel = "ROLE=NAME",
            description = "Have this agent play a role; may be repeated. See 'plugins'.")
    private Map<String, String> agents = Map.of();

    AgentsCommand(Shell shell) {
        super(shell);
    }

    /** Connects what answers in this project: in a demo as it was chosen when the demo was made. */
    RoleModels models(Configuration configuration) {
        return DemoProject.answersFromRecording(project()) ? choice.demo(shell()) : choice.live(shell(), configuration);
    }

    final ModelChoice choice() {
        return choice;
    }

    @Override
    final Configuration chosen(Configuration found) {
        Map<String, String> roles = new HashMap<>(found.roles());
        roles.putAll(agents);
        return super.chosen(found).toBuilder()
                .roles(roles)
                .approvals(
                        gateDeadline == null
                                ? found.approvals()
                                : found.approvals().within(gateDeadline))
                .sandbox(requireSandbox ? found.sandbox().requiring() : found.sandbox())
                .build();
    }

    /** The bundled agents, which ask these models. */
    static List<Agent> agents(Configuration configuration, RoleModels models, ProviderContext context) {
        LlmSettings usual = LlmSettings.DEFAULT;
        CodeResearch research = CodeResearch.in(context.stateDirectory());
        return LlmAgents.all(
                models::of,
                new LlmSettings(configuration.prompts(), usual.fileTokens(), usual.maxOutputTokens()),
                models.embedder().map(research::rankedBy).orElse(research));
    }
}
