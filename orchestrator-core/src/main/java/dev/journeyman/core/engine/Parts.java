package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.locks.LockFolder;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.recovery.CircuitBreaker;
import dev.journeyman.core.recovery.Sleeper;
import dev.journeyman.core.verify.Checks;
import dev.journeyman.core.workspace.Identity;
import java.util.List;
import java.util.Optional;

/**
 * What an engine works with; the same for all workflows of a project.
 *
 * @param project the project
 * @param store keeps the journals
 * @param tracker where work items live
 * @param phases all phases known
 * @param agents all agents known
 * @param input where a person may be asked; empty for nobody
 * @param configuration what the user set
 * @param secrets what must not be recorded
 * @param commands runs programs
 * @param checks runs builds
 * @param author who authors what is delivered
 * @param deliveryNotes what the user should know about deliveries
 * @param sleeper waits between tries
 * @param circuits spares providers of models that keep failing
 * @param ticker measures
 * @param artifacts loads artifacts
 * @param locks which files items hold, of all workflows
 */
public record Parts(
        ProjectId project,
        CheckpointStore store,
        WorkTracker tracker,
        List<Phase> phases,
        Agents agents,
        Optional<InputAdapter> input,
        Configuration configuration,
        Secrets secrets,
        CommandRunner commands,
        Checks checks,
        Identity author,
        List<String> deliveryNotes,
        Sleeper sleeper,
        CircuitBreaker circuits,
        Ticker ticker,
        Artifacts artifacts,
        LockFolder locks) {
    public Parts {
        phases = List.copyOf(phases);
        deliveryNotes = List.copyOf(deliveryNotes);
    }

    /** The phase of a name; the first of several counts. */
    public Optional<Phase> phase(String name) {
        return phases.stream().filter(phase -> phase.name().equals(name)).findFirst();
    }

    /** The phase that a scope lies in. */
    Phase phaseOf(String scope) {
        String name = Recorded.nameOf(scope);
        return phase(name).orElseThrow(() -> unknown(name));
    }

    /**
     * Makes sure that a pipeline can run.
     *
     * @throws OrchestratorException naming the phase that nobody provides
     */
    public void requirePhases(List<String> names) {
        for (String name : names) {
            if (phase(name).isEmpty()) {
                throw unknown(name);
            }
        }
    }

    private static OrchestratorException unknown(String phase) {
        return new OrchestratorException(Failure.giveUp(
                "pipeline.unknown-phase",
                "The pipeline names the phase '" + phase
                        + "', which is not on the class path: add the jar that provides it."));
    }
}
