package dev.journeyman.core.engine;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.guard.Decision;
import dev.journeyman.core.guard.Standing;
import dev.journeyman.core.process.Sandbox;
import dev.journeyman.core.verify.Build;
import dev.journeyman.core.verify.Build.Preparation;
import dev.journeyman.core.verify.Builds;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a directory ready for the project's build: by the command that the configuration names, else by what the build needs
 * by itself. Once for each directory, and again where what it depends on has changed.
 */
final class Setup {
    private final Run run;
    private final Place place;

    Setup(Run run, Place place) {
        this.run = run;
        this.place = place;
    }

    /** Does it in the directory of a step, in its time and under its control. */
    void run(StepRun<?> step) throws InterruptedException {
        Optional<Preparation> wanted = wanted();
        if (wanted.isPresent()
                && !wanted.map(Preparation::id).equals(place.site().readyBy())) {
            permit(wanted.get().argv());
            prepare(wanted.get(), step);
            place.site().ready(wanted.get().id());
        }
    }

    private Optional<Preparation> wanted() {
        Configuration configuration = run.parts().configuration();
        List<String> own = configuration.workspace().setup();
        return own.isEmpty()
                ? Builds.detect(place.site().tree(), configuration.checks()).flatMap(Build::preparation)
                : Optional.of(new Preparation(own, ""));
    }

    private void permit(List<String> argv) {
        Decision decision = run.decide(new Action.RunCommand("setup", argv), Standing.ENGINE, "");
        if (decision instanceof Decision.Denied denied) {
            throw new OrchestratorException(denied.failure());
        }
    }

    private void prepare(Preparation preparation, StepRun<?> step) throws InterruptedException {
        Command command = new Command(
                preparation.argv(),
                Map.of(),
                run.parts().configuration().checks().timeout(),
                new Command.Needs(true, List.of()));
        CommandResult result = step.run(command);
        boolean failed = result.timedOut() || result.exitCode() != 0;
        if (failed && result.output().contains(Sandbox.NO_NETWORK)) {
            throw Unworkable.needsNetwork(offline());
        }
        if (failed) {
            throw new SetupFailedException(preparation.argv(), result);
        }
    }

    private String offline() {
        return Builds.detect(place.site().tree(), run.parts().configuration().checks())
                .map(Build::offline)
                .orElse("Let what it fetches be found by sandbox.caches");
    }
}
