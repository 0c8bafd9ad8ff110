package dev.journeyman.core.engine;

import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Scope;
import dev.journeyman.api.step.StepRecord;
import java.util.Map;

/** A phase that does what a test wrote down, and takes back the pull requests that it opened. */
record ForgePhase(String name, int version, Forge forge, ScriptedPhase.Script script) implements Phase {
    @Override
    public PhaseResult run(PhaseContext context) throws Exception {
        script.run(context);
        return PhaseResult.completed();
    }

    /** A step that opens a pull request, or finds that it is open. */
    static void open(Scope scope, Forge forge, String title) {
        scope.step(new Action.Outside(title, Map.of()), String.class, step -> {
            if (!step.repeated() || !forge.isOpened(step.effectId())) {
                forge.open(step.effectId(), title);
            }
            return title;
        });
    }

    @Override
    public boolean undoes(Action effect) {
        return effect instanceof Action.Outside;
    }

    @Override
    public void undo(StepRecord effect, Scope scope) {
        scope.step(new Action.Outside("close", Map.of()), Boolean.class, step -> {
            boolean there = forge.isOpened(effect.effectId()) && !forge.isClosed(effect.effectId());
            if (there) {
                forge.close(effect.effectId(), effect.action().name());
            }
            return there;
        });
    }
}
