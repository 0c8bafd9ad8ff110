package dev.journeyman.core.verify;

import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.Interrupted;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.core.process.LocalCommandRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step in a plain folder that really runs its commands, and remembers them. */
final class LocalStep implements StepContext {
    private final Path directory;
    private final LocalCommandRunner runner;
    private final List<Command> commands = new ArrayList<>();

    LocalStep(Path directory) {
        this(directory, new LocalCommandRunner());
    }

    LocalStep(Path directory, LocalCommandRunner runner) {
        this.directory = directory;
        this.runner = runner;
    }

    List<Command> commands() {
        return commands;
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        commands.add(command);
        return runner.run(command, directory, group -> {}, () -> false);
    }

    @Override
    public String stepId() {
        return "check/1";
    }

    @Override
    public String effectId() {
        return "effect";
    }

    @Override
    public boolean repeated() {
        return false;
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Optional<Interrupted> interrupted() {
        return Optional.empty();
    }

    @Override
    public void spent(Usage usage) {
        throw new UnsupportedOperationException("checks are free");
    }

    @Override
    public void checkCancelled() {}
}
