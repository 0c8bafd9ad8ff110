package dev.journeyman.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phase of one's own goes on from wherever its process died; no model is asked, and no build is run. */
class LicencesTest {
    private static final WorkRequest REQUEST = WorkRequest.of("Licences!").withPipeline("licences");

    /** Without one, those of the class path would be made, which want a model. */
    private static final Agent NOBODY = ScriptedAgent.giving("nobody", Set.of(new Role("nobody")));

    @TempDir
    Path folder;

    private Sample sample = new Sample(Path.of(""), Path.of(""));
    private int workflows;

    @Test
    void itEndsTheSameWhereverItsProcessDies() throws Exception {
        sample = Sample.in(folder).withoutBuild();
        FailingStore undisturbed = new FailingStore(new InMemoryCheckpointStore());
        String expected = live(undisturbed);
        assertThat(expected).contains("+" + CustomPhase.Licences.LICENCE.strip());
        for (int entry = 1; entry <= undisturbed.entries(); entry++) {
            for (Moment moment : Moment.values()) {
                FailingStore store = new FailingStore(new InMemoryCheckpointStore());
                store.failAtEntry(entry, moment);
                assertThat(live(store))
                        .as("killed " + moment + " entry " + entry)
                        .isEqualTo(expected);
            }
        }
    }

    /** What a workflow has changed in the end, as a patch; it is resumed when its process has died. */
    private String live(FailingStore store) throws InterruptedException {
        WorkflowId id = new WorkflowId("licences-" + ++workflows);
        try (Orchestrator orchestrator = orchestrator(store, id)) {
            orchestrator.start(REQUEST).await();
        } catch (OrchestratorException death) {
            assertThat(store.dead()).as(death.getMessage()).isTrue();
        }
        store.revive();
        try (Orchestrator orchestrator = orchestrator(store, id)) {
            boolean begun = !store.read(id, 0, 1).isEmpty();
            WorkflowResult result = (begun ? orchestrator.resume(id) : orchestrator.start(REQUEST)).await();
            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            return orchestrator.patch(id);
        }
    }

    private Orchestrator orchestrator(FailingStore store, WorkflowId id) {
        return Orchestrator.builder()
                .project(sample.project())
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .agents(List.of(NOBODY))
                .phases(List.of(new CustomPhase.Licences()))
                .pipeline(Pipeline.of("licences", List.of("licences")))
                .ids(() -> id)
                .build();
    }
}
