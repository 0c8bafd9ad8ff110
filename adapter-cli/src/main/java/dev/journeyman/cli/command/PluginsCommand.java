package dev.journeyman.cli.command;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.text.PluginsText;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.plugin.Plugin;
import dev.journeyman.core.plugin.PluginPath;
import dev.journeyman.core.plugin.Plugins;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "plugins",
        description =
                "List what can be chosen by name: stores, trackers, agents, phases and input adapters, with their "
                        + "versions and jars.")
final class PluginsCommand extends ProjectCommand {
    PluginsCommand(Shell shell) {
        super(shell);
    }

    @Override
    Reply reply() {
        Configuration configuration = anywhere();
        try (PluginPath path = PluginPath.open(configuration.plugins(), PluginsCommand.class.getClassLoader())) {
            List<Plugin> found = Plugins.list(path.classes());
            PluginsText text = new PluginsText(found, configuration.plugins());
            return Reply.done(text.render(), text.document());
        }
    }

    /** What is there can be looked at before there is a project. */
    private Configuration anywhere() {
        try {
            return builder().configuration();
        } catch (OrchestratorException e) {
            if (!e.failure().code().equals("repository.none")) {
                throw e;
            }
            return chosen(Configuration.DEFAULTS);
        }
    }
}
