package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.Action;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Agent} keeps. An agent's own test extends it and says what to ask. */
public abstract class AgentContract {
    private static final Set<String> RECORDED = Set.of("step", "change", "run");

    @TempDir
    Path folders;

    /** A new agent; a model behind it must be scripted so that the same question always has the same answer. */
    protected abstract Agent agent() throws Exception;

    /** Something it can be asked. */
    protected abstract Assignment assignment() throws Exception;

    /** A context for the assignment; override it to put files into the folder and to script commands. */
    protected RecordingContext context(Path emptyFolder) throws Exception {
        return RecordingContext.in(emptyFolder);
    }

    @Test
    void itsProfileIsAlwaysTheSame() throws Exception {
        Agent agent = agent();
        assertThat(agent.profile()).isEqualTo(agent.profile()).isEqualTo(agent().profile());
        agent.perform(assignment(), context());
        assertThat(agent.profile()).isEqualTo(agent().profile());
    }

    @Test
    void itsNameIsWellFormed() throws Exception {
        assertThat(agent().profile().name()).matches("[a-z0-9-]+");
    }

    @Test
    void itPlaysTheRoleItIsAskedToPlay() throws Exception {
        assertThat(agent().profile().roles()).contains(assignment().role());
    }

    @Test
    void itGivesAnOutcome() throws Exception {
        assertThat((Object) agent().perform(assignment(), context())).isNotNull();
    }

    @Test
    void itsStepsAreNamedAsStepsAre() throws Exception {
        RecordingContext context = context();
        agent().perform(assignment(), context);
        assertThat(context.actions()).extracting(Action::name).allMatch(name -> name.matches("[a-z0-9.-]{1,60}"));
    }

    @Test
    void aReplayAsksForTheSameStepsAndEndsTheSame() throws Exception {
        RecordingContext first = context();
        Outcome outcome = agent().perform(assignment(), first);
        RecordingContext replay = first.replay();
        assertThat((Object) agent().perform(assignment(), replay)).isEqualTo(outcome);
        assertThat(replay.actions()).hasSameSizeAs(first.actions());
    }

    @Test
    void aReplayByTheSameAgentEndsTheSameToo() throws Exception {
        Agent agent = agent();
        RecordingContext first = context();
        Outcome outcome = agent.perform(assignment(), first);
        assertThat((Object) agent.perform(assignment(), first.replay())).isEqualTo(outcome);
    }

    @Test
    void manyThreadsCallItEachWithAContextOfItsOwn() throws Exception {
        Agent agent = agent();
        RecordingContext alone = context();
        agent.perform(assignment(), alone);
        List<RecordingContext> contexts = List.of(context(), context(), context(), context());
        Crew.together(contexts.size(), i -> () -> agent.perform(assignment(), contexts.get(i)));
        assertThat(contexts)
                .allSatisfy(context -> assertThat(context.actions())
                        .extracting(Action::name)
                        .isEqualTo(alone.actions().stream().map(Action::name).toList()));
    }

    @Test
    void whatTheEngineThrowsPassesThrough() throws Exception {
        RecordingContext context = context();
        agent().perform(assignment(), context);
        Throwable thrown = null;
        try {
            agent().perform(assignment(), unwinding(context()));
        } catch (Unwound e) {
            thrown = e;
        }
        assertThat(thrown != null)
                .as("the engine's own Error reached the engine")
                .isEqualTo(!context.actions().isEmpty());
    }

    private RecordingContext context() throws Exception {
        return context(Files.createTempDirectory(folders, "context"));
    }

    /** Ends the scope at the first thing that would be recorded, as the engine does when a workflow is stopped. */
    private static AgentContext unwinding(RecordingContext context) {
        return (AgentContext) Proxy.newProxyInstance(
                AgentContract.class.getClassLoader(),
                new Class<?>[] {AgentContext.class},
                (proxy, method, arguments) -> {
                    if (RECORDED.contains(method.getName())) {
                        throw new Unwound();
                    }
                    try {
                        return method.invoke(context, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static final class Unwound extends Error {
        private static final long serialVersionUID = 1L;
    }
}
