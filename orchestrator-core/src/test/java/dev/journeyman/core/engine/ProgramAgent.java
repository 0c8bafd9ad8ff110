package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.Question;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An agent that follows the script whose name is its task. */
record ProgramAgent(Program program, World world) implements Agent {
    static final String NAME = "follower";

    @Override
    public AgentProfile profile() {
        return new AgentProfile(NAME, Set.of(Interpreter.WORKER), List.of());
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) throws Exception {
        Program.Script script = Objects.requireNonNull(program.scripts().get(assignment.task()));
        Interpreter interpreter = new Interpreter(world, context);
        List<String> answers = assignment.feedback().stream()
                .map(Feedback::text)
                .filter(text -> text.startsWith(assignment.task() + "?"))
                .toList();
        interpreter.log().addAll(answers);
        interpreter.run(script.ops());
        if (answers.size() < script.questions()) {
            return new Outcome.NeedsInput(
                    new Question.Clarification(assignment.task() + "?" + answers.size(), List.of()));
        }
        return script.fails()
                ? new Outcome.Failed(Failure.giveUp("agent." + assignment.task(), "cannot"))
                : new Outcome.Done(Optional.empty(), interpreter.log().toString());
    }
}
