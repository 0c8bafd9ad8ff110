package dev.journeyman.cli.endtoend;

import dev.journeyman.api.ProviderContext;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.AgentProvider;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.FileEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An agent that runs commands: each has a child in the background, which outlives it if nobody ends the whole group. */
public final class Noter implements AgentProvider {
    /** What it runs; the project must have it, and allow it. */
    static final String PROGRAM = "./look-around";

    private static final int COMMANDS = 3;

    /** Made by the service loader. */
    public Noter() {}

    /** A folder for the class path that names it as a service. */
    static Path service(Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(AgentProvider.class.getName()), Noter.class.getName());
        return folder;
    }

    /** Puts its program into a project. */
    static void install(Path project) throws IOException {
        Path program = project.resolve(PROGRAM);
        Files.writeString(program, "#!/bin/sh\nsleep 120 & child=$!\nsleep 0.5\nkill $child\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made a program");
        }
    }

    @Override
    public String name() {
        return "noter";
    }

    @Override
    public Agent create(ProviderContext context) {
        return new Agent() {
            @Override
            public AgentProfile profile() {
                return new AgentProfile("noter", Set.of(Role.DOCUMENTER), List.of());
            }

            @Override
            public Outcome perform(Assignment assignment, AgentContext agent) {
                for (int i = 1; i <= COMMANDS; i++) {
                    agent.run(Command.of(PROGRAM));
                    agent.change(List.of(new FileEdit.Create("note-" + i + ".txt", "Noted.\n")));
                }
                return new Outcome.Done(Optional.empty(), "Noted.");
            }
        };
    }
}
