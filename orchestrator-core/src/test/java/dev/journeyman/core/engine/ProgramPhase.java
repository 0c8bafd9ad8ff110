package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.artifact.Artifact;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import java.util.List;

/** A phase that follows instructions and leaves what it learned. */
record ProgramPhase(Program.Part part, World world) implements Phase {
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
}
