package dev.journeyman.testkit;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An {@link Agent} that does what a test wrote down, and remembers what it was asked. */
public final class ScriptedAgent implements Agent {
    /** What a scripted agent does. */
    @FunctionalInterface
    public interface Script {
        /** Does the work; see {@link Agent#perform}. */
        Outcome perform(Assignment assignment, AgentContext context) throws Exception;
    }

    private final AgentProfile profile;
    private final Script script;
    private final List<Assignment> assignments = new CopyOnWriteArrayList<>();

    private ScriptedAgent(String name, Set<Role> roles, Script script) {
        this.profile = new AgentProfile(name, roles, List.of());
        this.script = script;
    }

    /** An agent that follows a function; as deterministic as the function. */
    public static ScriptedAgent following(String name, Set<Role> roles, Script script) {
        return new ScriptedAgent(name, roles, script);
    }

    /** An agent that gives these outcomes one after the other. A replay asks again, so keep it to runs that are not killed. */
    public static ScriptedAgent giving(String name, Set<Role> roles, Outcome... outcomes) {
        Queue<Outcome> left = new ArrayDeque<>(List.of(outcomes));
        return new ScriptedAgent(name, roles, (assignment, context) -> next(name, left, assignment));
    }

    private static Outcome next(String name, Queue<Outcome> left, Assignment assignment) {
        synchronized (left) {
            Outcome outcome = left.poll();
            if (outcome == null) {
                throw new IllegalStateException("Agent " + name + " has no outcome left for: " + assignment.task()
                        + ". Add one to its script.");
            }
            return outcome;
        }
    }

    @Override
    public AgentProfile profile() {
        return profile;
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) throws Exception {
        assignments.add(assignment);
        return script.perform(assignment, context);
    }

    /** What it was asked, replays included, oldest first. */
    public List<Assignment> assignments() {
        return List.copyOf(assignments);
    }
}
