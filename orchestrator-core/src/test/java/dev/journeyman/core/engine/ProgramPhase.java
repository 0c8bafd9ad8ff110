package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.artifact.Artifact;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepRecord;
import java.util.List;
import java.util.Map;

/** A phase that follows instructions and leaves what it learned. */
record ProgramPhase(Program.Part part, World world, int version) implements Phase {
    ProgramPhase(Program.Part part, World world) {
        this(part, world, 1);
    }

    /** What a phase learned. */
    @Artifact(name = "log")
    record Log(List<String> lines) {}

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public PhaseResult run(PhaseContext context) throws Exception {
        Interpreter interpreter = new Interpreter(world, context);
        context.findArtifact(Log.class).ifPresent(log -> interpreter.log().addAll(log.lines()));
        try {
            interpreter.run(part.ops());
        } catch (Interpreter.ItemsFailed e) {
            return new PhaseResult.Failed(Failure.giveUp("items.failed", "not all items are done"));
        }
        return PhaseResult.completed(new Log(interpreter.log()));
    }

    @Override
    public boolean undoes(Action effect) {
        return true;
    }

    @Override
    public void undo(StepRecord effect, Scope scope) {
        scope.step(new Action.Outside("undo", Map.of()), String.class, step -> {
            world.begin(step.stepId());
            if (world.resists(effect.effectId())) {
                throw new OrchestratorException(Failure.giveUp("stubborn", "not without help"));
            }
            world.undo(effect.effectId());
            return "undone";
        });
    }
}
