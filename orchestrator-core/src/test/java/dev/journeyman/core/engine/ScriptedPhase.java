package dev.journeyman.core.engine;

import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;

/** A phase that does what a test wrote down. */
record ScriptedPhase(String name, int version, Script script) implements Phase {
    /** What it does; it completes if that returns. */
    @FunctionalInterface
    interface Script {
        void run(PhaseContext context) throws Exception;
    }

    static Phase doing(Script script) {
        return new ScriptedPhase("work", 1, script);
    }

    @Override
    public PhaseResult run(PhaseContext context) throws Exception {
        script.run(context);
        return PhaseResult.completed();
    }
}
