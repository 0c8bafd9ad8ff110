package dev.journeyman.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.StoredArtifact;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Phase} must keep; subclass it and say what the phase needs.
 *
 * <p>The phase runs in the real engine on a small git repository, after a phase that leaves what it needs. It is killed at
 * every boundary of its journal and must end as if nothing had happened.
 */
public abstract class PhaseContract {
    private final AtomicInteger workflows = new AtomicInteger();

    /** The test's own folder; made by JUnit. */
    @TempDir
    Path temp;

    private Path project = Path.of("");

    /** The phase under test; the same instance each time. */
    protected abstract Phase phase();

    /** The agents it asks; deterministic, and fit to be asked again after a crash. */
    protected abstract List<Agent> agents();

    /** What earlier phases left. */
    protected List<Record> earlierArtifacts() {
        return List.of();
    }

    /** What earlier phases did to the files. */
    protected List<FileEdit> earlierEdits() {
        return List.of();
    }

    @BeforeEach
    final void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    @Test
    final void hasANameAndAVersionThatPipelinesCanUse() {
        assertThat(phase().name()).matches("[a-z0-9][a-z0-9-]{0,40}").isEqualTo(phase().name());
        assertThat(phase().version()).isPositive().isEqualTo(phase().version());
    }

    @Test
    final void endsWellWithArtifactsThatCanBeReadBack() throws Exception {
        End end = new Life().finish();
        assertThat(end.status()).as(end.reason()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    final void endsAlikeInEveryWorkflow() throws Exception {
        End first = new Life().finish();
        End second = new Life().finish();
        assertThat(second.tree()).isEqualTo(first.tree());
        assertThat(names(second)).isEqualTo(names(first));
    }

    @Test
    final void goesOnAfterACrashAtEveryBoundary() throws Exception {
        Life undisturbed = new Life();
        End expected = undisturbed.finish();
        for (long entry = 1; entry <= undisturbed.entries(); entry++) {
            for (Moment moment : Moment.values()) {
                Life crashed = new Life();
                crashed.dieAt(entry, moment);
                End end = crashed.finish();
                String where = "killed " + moment + " entry " + entry;
                assertThat(end.status()).as(where + ": " + end.reason()).isEqualTo(WorkflowStatus.COMPLETED);
                assertThat(end.tree()).as(where).isEqualTo(expected.tree());
                assertThat(names(end)).as(where).isEqualTo(names(expected));
            }
        }
    }

    private static List<String> names(End end) {
        return end.artifacts().stream().map(StoredArtifact::name).toList();
    }

    /** How a workflow with the phase ended. */
    private record End(WorkflowStatus status, String reason, List<StoredArtifact> artifacts, String tree) {}

    /** A workflow of two phases, with a store that can die. */
    private final class Life {
        private final WorkflowId id = new WorkflowId("contract-" + workflows.incrementAndGet());
        private final FailingStore store = new FailingStore(new InMemoryCheckpointStore());

        private Orchestrator open() {
            return Orchestrator.builder()
                    .project(project)
                    .store(store)
                    .tracker(new InMemoryWorkTracker())
                    .agents(agents())
                    .phases(List.of(new Earlier(earlierArtifacts(), earlierEdits()), phase()))
                    .pipeline(new Pipeline("contract", List.of("earlier", phase().name()), List.of()))
                    .commands(new ScriptedBuildTool())
                    .sleeper(time -> {})
                    .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                    .configuration(Configuration.DEFAULTS)
                    .ids(() -> id)
                    .build();
        }

        void dieAt(long entry, Moment moment) throws InterruptedException {
            store.failAtEntry(entry, moment);
            try {
                start();
            } catch (OrchestratorException death) {
                assertThat(store.dead()).as(death.getMessage()).isTrue();
            }
            store.revive();
        }

        private WorkflowResult start() throws InterruptedException {
            try (Orchestrator orchestrator = open()) {
                return orchestrator
                        .start(WorkRequest.of("Write four files.").withPipeline("contract"))
                        .await();
            }
        }

        End finish() throws Exception {
            WorkflowResult result = entries() == 0 ? start() : resume();
            List<Recorded> timeline =
                    Timeline.of(JournalReader.events(store, id)).events();
            Event.PhaseDone done =
                    Timeline.last(timeline, Event.PhaseDone.class).orElseThrow();
            try (Orchestrator orchestrator = open()) {
                String tree = orchestrator.tree(id, done.tree()).id();
                return new End(result.status(), result.view().reason(), done.artifacts(), tree);
            }
        }

        private WorkflowResult resume() throws InterruptedException {
            try (Orchestrator orchestrator = open()) {
                return orchestrator.resume(id).await();
            }
        }

        long entries() {
            return store.read(id, 0, 10_000).size();
        }
    }

    /** Stands for all phases before. */
    private record Earlier(List<Record> artifacts, List<FileEdit> edits) implements Phase {
        @Override
        public String name() {
            return "earlier";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            if (!edits.isEmpty()) {
                context.change(edits);
            }
            return new PhaseResult.Completed(artifacts);
        }
    }
}
