package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.core.recovery.FailureClassifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says what must come of a program, by doing it once without a journal. */
final class Oracle {
    private final Program program;
    private final Supplier<Path> folders;

    Oracle(Program program, Supplier<Path> folders) {
        this.program = program;
        this.folders = folders;
    }

    /**
     * What must come of it.
     *
     * @param failure by which it fails; empty if it completes
     * @param log what the last phase that completed learned
     * @param files in the tree at the end
     * @param effects how often each was done
     */
    record Expected(Optional<String> failure, List<String> log, Map<String, String> files, Map<String, Long> effects) {}

    /** In a world where these have been repaired. */
    Expected expect(Set<String> repaired) throws Exception {
        World world = new World();
        repaired.forEach(world::repair);
        InMemoryWorkspace workspace = new InMemoryWorkspace(TestBench.FILES, folders);
        Map<String, Record> artifacts = new HashMap<>();
        String commit = workspace.base();
        Optional<String> failure = Optional.empty();
        for (Program.Part part : program.phases()) {
            DirectScope scope = new DirectScope(workspace, new ProgramAgent(program, world), artifacts, commit);
            PhaseResult result = run(new ProgramPhase(part, world), scope);
            if (result instanceof PhaseResult.Failed failed) {
                failure = Optional.of(failed.failure().code());
                break;
            }
            commit = scope.commit();
            Record log = ((PhaseResult.Completed) result).artifacts().get(0);
            artifacts.put(log.getClass().getName(), log);
        }
        ProgramPhase.Log log = (ProgramPhase.Log) artifacts.get(ProgramPhase.Log.class.getName());
        return new Expected(failure, log == null ? List.of() : log.lines(), workspace.files(commit), world.effects());
    }

    private static PhaseResult run(ProgramPhase phase, DirectScope scope) throws InterruptedException {
        try {
            return phase.run(scope);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            Failure failure = FailureClassifier.classify(e).orElseThrow();
            return new PhaseResult.Failed(failure);
        }
    }
}
