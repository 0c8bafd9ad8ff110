package dev.journeyman.cli.model;

import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.replay.RecordingModel;
import dev.journeyman.agents.llm.replay.ReplayModel;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.cli.demo.DemoProject;
import dev.journeyman.cli.shell.Shell;
import dev.journeyman.cli.shell.UsageException;
import dev.journeyman.core.config.Configuration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model answers. Choosing writes nothing; a model that cannot be had is wrong usage. */
public final class ModelChoice {
    @Option(names = "--replay", paramLabel = "FILE", description = "Answer from a recording instead of a model.")
    private @Nullable Path replay;

    @Option(names = "--record", paramLabel = "FILE", description = "Keep the model's answers in a recording.")
    private @Nullable Path record;

    /** A recording if one is named, else what configuration and environment name. */
    public RoleModels live(Shell shell, Configuration configuration) {
        return choose(shell, () -> RoleModels.configured(configuration, shell::variable));
    }

    /** A recording if one is named, else the demo's. */
    public RoleModels demo(Shell shell) {
        return choose(
                shell, () -> RoleModels.one(ReplayModel.parse("of the demo", DemoProject.cassette(), shell::warn)));
    }

    private RoleModels choose(Shell shell, Supplier<RoleModels> other) {
        try {
            RoleModels models = Optional.ofNullable(replay)
                    .map(file ->
                            (ModelClient) ReplayModel.read(shell.directory().resolve(file), shell::warn))
                    .map(RoleModels::one)
                    .orElseGet(other);
            return record == null ? models : recording(models, shell.directory().resolve(record));
        } catch (OrchestratorException e) {
            throw new UsageException(e);
        }
    }

    private static RoleModels recording(RoleModels models, Path file) {
        if (!models.others().isEmpty()) {
            throw new UsageException(
                    "cli.record-one-model",
                    "A recording holds one model's answers, but journeyman.yaml names models for single roles: leave out "
                            + "--record, or the models.");
        }
        return RoleModels.one(new RecordingModel(models.usual(), file));
    }
}
