package com.example.shelf;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.FileEdit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes what it is asked into a file, and needs no model for it. */
public final class Wordsmith implements Agent {
    private final String file;

    public Wordsmith(String file) {
        this.file = file;
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile("wordsmith", Set.of(new Role("poet"), Role.DOCUMENTER), List.of());
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) {
        context.change(List.of(new FileEdit.Create(file, assignment.request().text() + "\n")));
        return new Outcome.Done(Optional.empty(), "Wrote " + file + ".");
    }
}
