package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.FileEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptedAgentTest {
    private static final Assignment ASSIGNMENT = new Assignment(
            Role.BACKEND,
            "Write it",
            WorkRequest.of("A feature"),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            1,
            1);

    @TempDir
    Path folder;

    @Nested
    class Working extends AgentContract {
        @Override
        protected Agent agent() {
            return ScriptedAgent.following("coder", Set.of(Role.BACKEND), ScriptedAgentTest::work);
        }

        @Override
        protected Assignment assignment() {
            return ASSIGNMENT;
        }
    }

    @Nested
    class Idle extends AgentContract {
        @Override
        protected Agent agent() {
            return ScriptedAgent.following(
                    "idle", Set.of(Role.BACKEND), (assignment, context) -> done(assignment.task()));
        }

        @Override
        protected Assignment assignment() {
            return ASSIGNMENT;
        }
    }

    private static Outcome work(Assignment assignment, AgentContext context) {
        context.change(List.of(new FileEdit.Create("A.java", "class A {}\n")));
        String text = context.step(new Action.Compute("think"), String.class, step -> "thought");
        context.change(List.of(new FileEdit.Replace("A.java", "A {}", "A { /* " + text + " */ }")));
        int exit = context.run(Command.of("mvn", "test")).exitCode();
        return done(text + exit + context.tree().id());
    }

    @Test
    void itRemembersWhatItWasAsked() throws Exception {
        ScriptedAgent agent = ScriptedAgent.giving("a", Set.of(Role.BACKEND), done("x"));
        agent.perform(ASSIGNMENT, RecordingContext.in(folder));
        assertThat(agent.assignments()).containsExactly(ASSIGNMENT);
    }

    @Test
    void itGivesItsOutcomesInOrderAndThenSaysThatNoneIsLeft() throws Exception {
        ScriptedAgent agent = ScriptedAgent.giving("a", Set.of(Role.BACKEND), done("1"), done("2"));
        RecordingContext context = RecordingContext.in(folder);
        assertThat((Object) agent.perform(ASSIGNMENT, context)).isEqualTo(done("1"));
        assertThat((Object) agent.perform(ASSIGNMENT, context)).isEqualTo(done("2"));
        assertThatThrownBy(() -> agent.perform(ASSIGNMENT, context)).hasMessageContaining("Write it");
    }

    private static Outcome done(String summary) {
        return new Outcome.Done(Optional.empty(), summary);
    }
}
