package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The feature pipeline is stopped at every boundary of its journal, before and after the append: each run resumes to the
 * tree of an undisturbed one, and no recorded model call is made again.
 */
class CrashMatrixTest {
    private static final int SEEDED_POSITIONS = 50;
    private static final long SEED = 20261121;

    @TempDir
    static Path temp;

    private static Path project = Path.of("");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @BeforeAll
    static void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    @Test
    void resumesFromEveryBoundaryWithOneAgentAtATime() throws Exception {
        Tally tally = new Tally();
        Case undisturbed = new Case(1);
        undisturbed.finish();
        for (long entry = 1; entry <= undisturbed.entries(); entry++) {
            for (Moment moment : Moment.values()) {
                tally.add(crashAt(undisturbed, 1, entry, moment));
            }
        }
        System.out.println(tally.line("every boundary, one agent", undisturbed.entries()));
        assertThat(tally.resumed).isEqualTo(2 * (int) undisturbed.entries());
    }

    @Test
    void resumesFromSeededPositionsWithFiveAgents() throws Exception {
        Tally tally = new Tally();
        Random random = new Random(SEED);
        Case undisturbed = new Case(5);
        undisturbed.finish();
        for (int i = 0; i < SEEDED_POSITIONS; i++) {
            long entry = 1L + random.nextInt((int) undisturbed.entries());
            Moment moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
            tally.add(crashAt(undisturbed, 5, entry, moment));
        }
        System.out.println(tally.line("seeded positions, five agents", undisturbed.entries()));
        assertThat(tally.resumed).isEqualTo(SEEDED_POSITIONS);
    }

    @Test
    void aRollbackGoesForwardFromEveryBoundary() throws Exception {
        Case undisturbed = new Case(1);
        long entries = undisturbed.rollBackAfterTheEnd(0, Moment.BEFORE);
        String tree = undisturbed.tree();
        undisturbed.deleteBranches();
        for (long entry = 1; entry <= entries; entry++) {
            for (Moment moment : Moment.values()) {
                Case crashed = new Case(1);
                crashed.rollBackAfterTheEnd(entry, moment);
                String where = "entry " + entry + " of the rollback, " + moment;
                assertThat(crashed.tree()).as(where).isEqualTo(tree);
                assertThat(crashed.rollbacks()).as(where).isEqualTo(1);
                assertThat(crashed.team.callsInAll()).as(where).isEqualTo(undisturbed.team.callsInAll());
                assertThat(crashed.deliveries()).as(where).isEqualTo(2);
                crashed.deleteBranches();
            }
        }
        System.out.println("Crash matrix, rollback of a delivered workflow: killed before and after each of " + entries
                + " entries, all to the same tree; no call more than undisturbed, the delivered branch untouched.");
    }

    private static Case crashAt(Case undisturbed, int agents, long entry, Moment moment) throws Exception {
        Case crashed = new Case(agents);
        crashed.store.failAtEntry(entry, moment);
        crashed.runUntilDeath();
        crashed.finish();
        String where = "agents " + agents + ", entry " + entry + " " + moment;
        assertThat(crashed.tree()).as(where).isEqualTo(undisturbed.tree());
        assertThat(crashed.repeatedThoughRecorded()).as(where).isEmpty();
        assertThat(crashed.repeatedCalls()).as(where).isLessThanOrEqualTo(agents);
        assertThat(crashed.deliveries()).as(where).isEqualTo(1);
        SampleProject.deleteBranch(project, crashed.branch);
        return crashed;
    }

    /** One workflow with a store, a team and a build tool of its own, in the shared repository. */
    private static final class Case {
        private final WorkflowId id = new WorkflowId("case-" + NUMBER.incrementAndGet());
        private final FailingStore store = new FailingStore(new InMemoryCheckpointStore());
        private final InMemoryWorkTracker tracker = new InMemoryWorkTracker();
        private final Team team = new Team();
        private final ScriptedBuildTool build = new ScriptedBuildTool();
        private final int agents;
        private Set<String> recordedAtDeath = Set.of();
        private Map<String, Integer> callsAtDeath = Map.of();
        private String branch = "";
        private String delivered = "";

        Case(int agents) {
            this.agents = agents;
        }

        private Orchestrator open() {
            Configuration defaults = Configuration.DEFAULTS;
            return Orchestrator.builder()
                    .project(project)
                    .store(store)
                    .tracker(tracker)
                    .agents(team.agents())
                    .commands(build)
                    .sleeper(time -> {})
                    .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                    .configuration(defaults.toBuilder()
                            .limits(defaults.limits().withAgents(agents))
                            .build())
                    .ids(() -> id)
                    .build();
        }

        void runUntilDeath() throws InterruptedException {
            try (Orchestrator orchestrator = open()) {
                orchestrator.start(WorkRequest.of("Write four files.")).await();
            } catch (OrchestratorException expected) {
                assertThat(store.dead()).as(expected.getMessage()).isTrue();
            }
            store.revive();
            recordedAtDeath = recorded();
            callsAtDeath = calls();
        }

        void finish() throws InterruptedException {
            try (Orchestrator orchestrator = open()) {
                boolean begun = !store.read(id, 0, 1).isEmpty();
                WorkflowResult result = begun
                        ? orchestrator.resume(id).await()
                        : orchestrator
                                .start(WorkRequest.of("Write four files."))
                                .await();
                assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
                branch = result.branch().orElseThrow();
            }
        }

        /** Delivers, goes back to the plan, perhaps dying meanwhile, and delivers again; how many entries the way back took. */
        long rollBackAfterTheEnd(long dieAt, Moment moment) throws InterruptedException {
            finish();
            delivered = branch;
            long before = entries();
            if (dieAt > 0) {
                store.failAtEntry(dieAt, moment);
            }
            rollBack();
            store.revive();
            long taken = entries() - before;
            finish();
            assertThat(branch).isNotEqualTo(delivered);
            return taken;
        }

        private void rollBack() throws InterruptedException {
            try (Orchestrator orchestrator = open()) {
                long plan = orchestrator.eventNamed(id, "after plan");
                WorkflowResult result = orchestrator
                        .rollBack(id, new Signal.RollBack("back", "person", plan))
                        .orElseThrow()
                        .await();
                assertThat(result.status()).isEqualTo(WorkflowStatus.STOPPED);
            } catch (OrchestratorException expected) {
                assertThat(store.dead()).as(expected.getMessage()).isTrue();
            }
        }

        long rollbacks() {
            return JournalReader.events(store, id).stream()
                    .filter(recorded -> recorded.event() instanceof Event.RolledBack)
                    .count();
        }

        void deleteBranches() throws Exception {
            SampleProject.deleteBranch(project, delivered);
            SampleProject.deleteBranch(project, branch);
        }

        long entries() {
            return store.read(id, 0, 10_000).size();
        }

        String tree() throws Exception {
            return SampleProject.tree(project, branch);
        }

        /** The steps whose results are in the journal. */
        private Set<String> recorded() {
            Set<String> steps = new HashSet<>();
            for (Recorded recorded : JournalReader.events(store, id)) {
                if (recorded.event() instanceof Event.StepDone) {
                    steps.add(recorded.callId());
                }
            }
            return steps;
        }

        private Map<String, Integer> calls() {
            Map<String, Integer> counted = new HashMap<>();
            team.calls().forEach((step, count) -> counted.put(step, count.get()));
            return counted;
        }

        Set<String> repeatedThoughRecorded() {
            Set<String> repeated = new HashSet<>(recordedAtDeath);
            Map<String, Integer> now = calls();
            repeated.removeIf(step -> now.getOrDefault(step, 0).equals(callsAtDeath.getOrDefault(step, 0)));
            return repeated;
        }

        int repeatedCalls() {
            return team.callsInAll() - team.calls().size();
        }

        long deliveries() throws Exception {
            return SampleProject.branches(project).stream()
                    .filter(commit -> commit.contains("Journeyman-Workflow: " + id + "\n"))
                    .count();
        }
    }

    /** Counts what the cases showed. */
    private static final class Tally {
        private int resumed;
        private int repeated;

        void add(Case crashed) {
            resumed++;
            repeated += crashed.repeatedCalls();
        }

        String line(String what, long entries) {
            return "Crash matrix, " + what + ": " + resumed + " crashes over " + entries + " entries, " + resumed
                    + " resumed to the same tree, 0 recorded calls repeated, " + repeated
                    + " calls in flight made again.";
        }
    }
}
