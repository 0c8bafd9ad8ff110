package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets programs run as they are. */
record NoSandbox(Containment containment) implements Sandbox, Sandbox.Cell {
    @Override
    public Cell open(Command command, Path directory) {
        return this;
    }

    @Override
    public List<String> around(List<String> program) {
        return program;
    }

    @Override
    public Map<String, String> environment(Map<String, String> outside) {
        return outside;
    }

    @Override
    public void admit(long process) {}

    @Override
    public Optional<String> breach() {
        return Optional.empty();
    }

    @Override
    public List<String> remarks(int exitCode, String output) {
        return List.of();
    }

    @Override
    public void close() {}
}
