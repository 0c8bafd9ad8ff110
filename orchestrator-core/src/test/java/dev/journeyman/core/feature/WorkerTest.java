package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.store.Node;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.Worker;
import dev.journeyman.core.WorkerListener;
import dev.journeyman.core.WorkflowEvent;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.WorkspaceSettings;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that share a store and a remote run one another's workflows; each has a clone of its own. */
@Timeout(120)
class WorkerTest {
    private static final WorkRequest REQUEST = WorkRequest.of("Write four files.");

    @TempDir
    Path temp;

    private final Team team = new Team();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final FailingStore disk = new FailingStore(new InMemoryCheckpointStore());
    private final ProposingStore store = new ProposingStore(disk);
    private final InMemoryWorkTracker tracker = new InMemoryWorkTracker();
    private final AtomicReference<Orchestrator> answering = new AtomicReference<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Path remote = Path.of("");

    @BeforeEach
    void createRemote() throws Exception {
        Path first = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        remote = temp.resolve("remote.git");
        clone(first.toString(), remote, true);
    }

    private static void clone(String from, Path to, boolean bare) throws Exception {
        Git.cloneRepository()
                .setURI(from)
                .setDirectory(to.toFile())
                .setBare(bare)
                .call()
                .close();
    }

    private Orchestrator machine(String name, boolean sharing, Agent... first) throws Exception {
        return machineOf(name, sharing, first).build();
    }

    private OrchestratorBuilder machineOf(String name, boolean sharing, Agent... first) throws Exception {
        Path clone = temp.resolve(name).resolve("sample");
        if (!Files.exists(clone)) {
            clone(remote.toUri().toString(), clone, false);
        }
        List<Agent> agents = new ArrayList<>(List.of(first));
        agents.addAll(team.agents());
        WorkspaceSettings workspace =
                sharing ? WorkspaceSettings.DEFAULTS.withShare("origin") : WorkspaceSettings.DEFAULTS;
        return Orchestrator.builder()
                .project(clone)
                .store(store)
                .tracker(tracker)
                .agents(agents)
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .environment(
                        Map.of("XDG_STATE_HOME", temp.resolve(name + "-state").toString()))
                .configuration(
                        Configuration.DEFAULTS.toBuilder().workspace(workspace).build());
    }

    private Worker worker(Orchestrator orchestrator, String name) {
        return orchestrator.worker(name, 2, new WorkerListener() {
            @Override
            public void took(WorkflowId id) {
                heard.add(name + " took it");
            }

            @Override
            public void ended(WorkflowResult result) {
                heard.add(name + " " + result.status());
            }

            @Override
            public void broken(WorkflowId id, Failure why) {
                heard.add(name + " broke off: " + why.code());
            }

            @Override
            public void leftAlone(WorkflowId id, Failure why) {
                heard.add(name + " left it: " + why.code());
            }
        });
    }

    /** Works on its step until its workflow is asked to rest. */
    private Agent slow() {
        return ScriptedAgent.following("slow", Set.of(Role.TESTER), (assignment, context) -> {
            context.step(new Action.Compute("think"), String.class, step -> {
                work(step);
                return "thought";
            });
            return new Outcome.Done(Optional.empty(), "no tests");
        });
    }

    /** Works on its step until it is interrupted. */
    private Agent deaf() {
        return ScriptedAgent.following("deaf", Set.of(Role.TESTER), (assignment, context) -> {
            context.step(new Action.Compute("think"), String.class, step -> {
                begun.countDown();
                new CountDownLatch(1).await();
                return "thought";
            });
            return new Outcome.Done(Optional.empty(), "no tests");
        });
    }

    private void work(StepContext step) {
        begun.countDown();
        try {
            while (true) {
                step.checkCancelled();
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            // The unit at work ends in its own time.
        }
    }

    @Test
    void whatOneMachineSubmitsAnotherDoes() throws Exception {
        try (Orchestrator laptop = machine("laptop", true);
                Orchestrator server = machine("server", true);
                Worker worker = worker(server, "server")) {
            WorkflowId id = laptop.submit(REQUEST);
            assertThat(laptop.owner(id)).isEmpty();
            assertThat(laptop.view(id).status()).isEqualTo(WorkflowStatus.NOT_STARTED);
            assertThat(store.propose("server", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(heard).containsExactly("server took it", "server COMPLETED");
            assertThat(worker.running()).isEmpty();
            assertThat(laptop.log(id)).as("fetched to look at").hasSizeGreaterThan(3);
            assertThat(laptop.verify(id).anchored()).as("in what was sent").isTrue();
            assertThat(store.propose("server", id)).as("nothing to do").isEqualTo(Node.Turn.RESTS);
            assertThat(heard).hasSize(2);
        }
    }

    @Test
    void aStoreThatIsAwayForAMomentIsAskedAgainSoon() throws Exception {
        try (Orchestrator laptop = machine("laptop", true);
                Orchestrator server = machine("server", true);
                Worker worker = worker(server, "server")) {
            WorkflowId id = laptop.submit(REQUEST);
            disk.failAtEntry(1, FailingStore.Moment.BEFORE);
            assertThat(store.propose("server", id)).isEqualTo(Node.Turn.OWNED);
            assertThat(store.propose("server", id)).isEqualTo(Node.Turn.OWNED);
            disk.revive();
            assertThat(store.propose("server", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(heard)
                    .containsExactly(
                            "server broke off: journal.closed",
                            "server broke off: store.failed",
                            "server took it",
                            "server COMPLETED");
            assertThat(worker.running()).isEmpty();
        }
    }

    @Test
    void aNodeThatGoesDownHandsOverAndNothingIsDoneTwice() throws Exception {
        WorkflowId id;
        try (Orchestrator one = machine("one", true, slow());
                Orchestrator two = machine("two", true)) {
            id = one.submit(REQUEST);
            Worker first = worker(one, "one");
            CompletableFuture<Node.Turn> turn = CompletableFuture.supplyAsync(() -> proposed("one", id));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(store.propose("one", id)).as("it has it").isEqualTo(Node.Turn.OWNED);
            Map<String, Integer> before = team.calledSoFar();
            first.close();
            assertThat(turn.get()).isEqualTo(Node.Turn.HANDED_OVER);
            assertThat(one.view(id).status()).as("interrupted").isEqualTo(WorkflowStatus.RUNNING);
            assertThat(one.owner(id)).isEmpty();

            try (Worker second = worker(two, "two")) {
                assertThat(store.propose("two", id)).isEqualTo(Node.Turn.RESTS);
                assertThat(second.running()).isEmpty();
            }
            assertThat(heard).containsExactly("one took it", "one RUNNING", "two took it", "two COMPLETED");
            before.forEach((step, count) ->
                    assertThat(team.calledSoFar()).as("not asked again").containsEntry(step, count));
            assertThat(two.verify(id).intact()).isTrue();
        }
        try (Git clone = Git.open(temp.resolve("two/sample").toFile())) {
            assertThat(clone.getRepository().getRefDatabase().getRefsByPrefix(Constants.R_HEADS + "journeyman/"))
                    .hasSize(1);
        }
    }

    private Node.Turn proposed(String node, WorkflowId id) {
        try {
            return store.propose(node, id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLosesTheLeaseEndsItsAgentsAtOnceAndRecordsNothing() throws Exception {
        try (Orchestrator one = machine("one", true, deaf());
                Orchestrator two = machine("two", true)) {
            WorkflowId id = one.submit(REQUEST);
            Worker first = worker(one, "one");
            CompletableFuture<Node.Turn> turn = CompletableFuture.supplyAsync(() -> proposed("one", id));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            long events = one.events(id).size();
            store.takeAway(id);
            assertThat(turn.get(60, TimeUnit.SECONDS))
                    .as("the agent did not end by itself")
                    .isEqualTo(Node.Turn.OWNED);
            assertThat(one.events(id)).hasSize((int) events);
            try (Worker second = worker(two, "two")) {
                assertThat(store.propose("two", id)).isEqualTo(Node.Turn.RESTS);
                assertThat(two.view(id).status()).isEqualTo(WorkflowStatus.COMPLETED);
                assertThat(second.running()).isEmpty();
            }
            first.close();
        }
    }

    @Test
    void whatWasNotSentStaysWhereItIs() throws Exception {
        try (Orchestrator one = machine("one", false, slow());
                Orchestrator two = machine("two", false);
                Worker second = worker(two, "two")) {
            WorkflowId id = one.submit(REQUEST);
            Worker first = worker(one, "one");
            CompletableFuture<Node.Turn> turn = CompletableFuture.supplyAsync(() -> proposed("one", id));
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            first.close();
            turn.get();
            long events = one.events(id).size();
            assertThat(store.propose("two", id)).isEqualTo(Node.Turn.ELSEWHERE);
            assertThat(store.propose("two", id)).isEqualTo(Node.Turn.ELSEWHERE);
            assertThat(heard)
                    .as("said once")
                    .endsWith("one RUNNING", "two left it: workflow.elsewhere")
                    .hasSize(3);
            assertThatThrownBy(() -> two.resume(id))
                    .isInstanceOf(OrchestratorException.class)
                    .hasMessageContaining(temp.resolve("one").toString())
                    .hasMessageContaining("workspace.share");
            assertThat(one.events(id)).as("nothing was recorded").hasSize((int) events);
            assertThat(second.running()).isEmpty();
            assertThat(one.resume(id).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
        }
    }

    @Test
    void aCloneThatIsBehindGetsWhatItLacks() throws Exception {
        try (Orchestrator two = machine("two", true);
                Worker worker = worker(two, "two")) {
            try (Orchestrator one = machine("one", true);
                    Git clone = Git.open(temp.resolve("one/sample").toFile())) {
                Files.writeString(temp.resolve("one/sample/NEW.md"), "new\n");
                clone.add().addFilepattern("NEW.md").call();
                clone.commit().setMessage("docs: new").call();
                WorkflowId id = one.submit(REQUEST);
                assertThat(store.propose("two", id)).isEqualTo(Node.Turn.RESTS);
                assertThat(two.view(id).status()).isEqualTo(WorkflowStatus.COMPLETED);
                String delivered = two.result(id).branch().orElseThrow();
                try (Git behind = Git.open(temp.resolve("two/sample").toFile())) {
                    assertThat(behind.getRepository().resolve(delivered + ":NEW.md"))
                            .isNotNull();
                    assertThat(behind.log()
                                    .add(behind.getRepository().resolve(delivered))
                                    .call())
                            .as("whole down to the first commit")
                            .hasSizeGreaterThanOrEqualTo(3);
                }
                assertThat(worker.running()).isEmpty();
            }
        }
    }

    @Test
    void anAnswerThatComesWhileTheWorkflowComesToRestIsNotLost() throws Exception {
        try (Orchestrator one = machineOf("one", true)
                        .listener((event, after) -> answer(event, after))
                        .build();
                Worker worker = worker(one, "one")) {
            answering.set(one);
            WorkflowId id = one.submit(REQUEST.withGates(List.of("planning")));
            Node.Turn turn = store.propose("one", id);
            while (one.view(id).status() != WorkflowStatus.COMPLETED) {
                assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.PAUSED);
                turn = store.propose("one", id);
            }
            assertThat(turn).isEqualTo(Node.Turn.RESTS);
            assertThat(worker.running()).isEmpty();
        }
    }

    /** As soon as the pause is recorded, when the owner may still be listening. */
    private void answer(WorkflowEvent event, WorkflowView after) {
        if (event.type().equals("StatusChanged") && after.status() == WorkflowStatus.PAUSED) {
            AskedQuestion asked = after.question().orElseThrow();
            Question.Approval approval = (Question.Approval) asked.question();
            Answer yes = new Answer.Approved(approval.tree(), approval.artifactHash(), "", Optional.empty());
            Objects.requireNonNull(answering.get())
                    .post(event.workflow(), new Signal.Answered("yes", "ann", asked.id(), yes));
        }
    }

    @Test
    void whatWasSaidAfterAStopIsTakenUpAfterIt() throws Exception {
        try (Orchestrator one = machine("one", true);
                Worker worker = worker(one, "one")) {
            WorkflowId id = one.submit(REQUEST);
            one.post(id, new Signal.Stop("stop", "ann", "not now"));
            one.post(id, new Signal.Resume("go", "ann", List.of()));
            Node.Turn turn = store.propose("one", id);
            while (turn == Node.Turn.OWNED) {
                turn = store.propose("one", id);
            }
            assertThat(turn).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(worker.running()).isEmpty();
        }
    }

    @Test
    void anAnswerLetsAWorkflowGoOnAndAStopDoesNot() throws Exception {
        try (Orchestrator one = machine("one", true);
                Worker worker = worker(one, "one")) {
            WorkflowId id = one.submit(REQUEST.withGates(List.of("planning")));
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.PAUSED);

            one.post(id, new Signal.Stop("stop", "ann", "not now"));
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.STOPPED);

            AskedQuestion asked = one.view(id).question().orElseThrow();
            Question.Approval approval = (Question.Approval) asked.question();
            Answer yes = new Answer.Approved(approval.tree(), approval.artifactHash(), "", Optional.empty());
            one.post(id, new Signal.Answered("yes", "ann", asked.id(), yes));
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).as("stopped by a person").isEqualTo(WorkflowStatus.STOPPED);
            one.post(id, new Signal.Resume("go", "ann", List.of()));
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(worker.running()).isEmpty();
        }
    }

    @Test
    void whatSomebodyStopsBeforeTheLeaseIsTakenStaysStopped() throws Exception {
        try (Orchestrator one = machine("one", true);
                Orchestrator two = machine("two", true);
                Worker worker = worker(one, "one")) {
            WorkflowId id = one.submit(REQUEST);
            store.beforeNextLease(() -> stopped(two, id));
            assertThat(store.propose("one", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(one.owner(id)).isEmpty();
            assertThat(heard).isEmpty();
            assertThat(worker.running()).isEmpty();
        }
    }

    private static void stopped(Orchestrator orchestrator, WorkflowId id) {
        try {
            orchestrator
                    .order(id, new Signal.Stop("stop", "ann", "not now"))
                    .orElseThrow()
                    .await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStopWhoseOwnerDiesInTheMiddleIsBroughtToItsEnd() throws Exception {
        WorkflowId id;
        try (Orchestrator one = machineOf("one", true, slow())
                .listener((event, after) -> loseWhen(WorkflowStatus.STOPPING, after))
                .build()) {
            WorkflowHandle handle = one.start(REQUEST);
            id = handle.id();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
            handle.stop("Ctrl-C");
            assertThatThrownBy(handle::await).isInstanceOf(OrchestratorException.class);
            assertThat(one.view(id).status()).isEqualTo(WorkflowStatus.STOPPING);
        }
        try (Orchestrator two = machine("two", true);
                Worker worker = worker(two, "two")) {
            assertThat(store.propose("two", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(two.view(id).status()).as("not gone on with").isEqualTo(WorkflowStatus.STOPPED);
            assertThat(store.propose("two", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(heard).containsExactly("two took it", "two STOPPED");
            assertThat(worker.running()).isEmpty();
        }
    }

    private void loseWhen(WorkflowStatus status, WorkflowView after) {
        if (after.status() == status) {
            store.takeAway(after.id());
        }
    }

    @Test
    void whatANewerProgramRecordedIsLeftAlone() throws Exception {
        WorkflowId id;
        try (Orchestrator newer = versioned(2)) {
            id = newer.start(REQUEST.withPipeline("versioned")).id();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        }
        try (Orchestrator older = versioned(1);
                Worker worker = worker(older, "older")) {
            older.post(id, new Signal.Resume("go", "ann", List.of()));
            assertThat(store.propose("older", id)).isEqualTo(Node.Turn.ELSEWHERE);
            assertThat(heard).containsExactly("older left it: workflow.newer");
            assertThat(worker.running()).isEmpty();
        }
        try (Orchestrator same = versioned(2);
                Worker worker = worker(same, "same")) {
            assertThat(store.propose("same", id)).isEqualTo(Node.Turn.RESTS);
            assertThat(same.view(id).status()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(worker.running()).isEmpty();
        }
    }

    private Orchestrator versioned(int version) throws Exception {
        return machineOf("one", true)
                .phases(List.of(new Versioned(version)))
                .pipeline(Pipeline.of("versioned", List.of("versioned")))
                .build();
    }

    /** Works on its steps until its workflow is asked to rest. */
    private final class Versioned implements Phase {
        private final int version;

        Versioned(int version) {
            this.version = version;
        }

        @Override
        public String name() {
            return "versioned";
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            for (String name : List.of("first", "second")) {
                context.step(new Action.Compute(name), String.class, step -> {
                    if (name.equals("first")) {
                        work(step);
                    }
                    return name;
                });
            }
            return new PhaseResult.Completed(List.of());
        }
    }
}
