package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowHandle;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.WorkspaceSettings.Locks;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.locks.LockFolder;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workflows of one repository, each in an engine of its own, want to change the same file. */
class ContendedFilesTest {
    private static final String FILE = "README.md";

    @TempDir
    Path temp;

    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstAtWork = new CountDownLatch(1);
    private Path project = Path.of("");

    @BeforeEach
    void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    private Orchestrator engine(String id, Locks locks, FileEdit edit, BooleanSupplier before) {
        PlanOnly plans = new PlanOnly(project, temp.resolve("state"), store, locks);
        List<PlanItem> items = List.of(PlanOnly.item("of-" + id, FILE));
        return plans.open(id, writer(id, edit, before), 2, items);
    }

    /** Writes once something has happened. */
    private Agent writer(String id, FileEdit edit, BooleanSupplier before) {
        return ScriptedAgent.following("writer", Set.of(Role.BACKEND), (assignment, context) -> {
            order.add(id + " begins");
            if (id.equals("first")) {
                firstAtWork.countDown();
            }
            assertThat(eventually(before)).isTrue();
            context.change(List.of(edit));
            order.add(id + " ends");
            return new Outcome.Done(Optional.empty(), "Written.");
        });
    }

    private static boolean eventually(BooleanSupplier condition) {
        return Ticker.system().await(condition, Duration.ofSeconds(30));
    }

    private static FileEdit title(String text) {
        return new FileEdit.Replace(FILE, "# Sample", text);
    }

    private List<Event.FileContended> contentions(String id) {
        return JournalReader.events(store, new WorkflowId(id)).stream()
                .flatMap(recorded -> recorded.event() instanceof Event.FileContended contended
                        ? Stream.of(contended)
                        : Stream.empty())
                .toList();
    }

    private static WorkflowResult completed(WorkflowHandle handle) throws InterruptedException {
        WorkflowResult result = handle.await();
        assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
        return result;
    }

    private String delivered(WorkflowResult result) throws Exception {
        try (Orchestrator reader = engine("reader", Locks.OFF, title(""), () -> true)) {
            return reader.tree(result.branch()).read(FILE).orElse("");
        }
    }

    @Test
    void whoWaitsBeginsWhenTheOtherIsDoneAndBothDeliverWhatTheyWrote() throws Exception {
        try (Orchestrator one = engine("first", Locks.WAIT, title("# First"), this::somebodyWaits);
                Orchestrator other = engine("second", Locks.WAIT, title("# Second"), () -> true)) {
            WorkflowHandle first = PlanOnly.start(one);
            assertThat(firstAtWork.await(30, TimeUnit.SECONDS)).isTrue();
            WorkflowHandle second = PlanOnly.start(other);
            WorkflowResult firstResult = completed(first);
            WorkflowResult secondResult = completed(second);
            assertThat(order).containsExactly("first begins", "first ends", "second begins", "second ends");
            assertThat(contentions("second"))
                    .containsExactly(new Event.FileContended("of-second", FILE, "first", "of-first", true));
            assertThat(delivered(firstResult)).isEqualTo("# First\n");
            assertThat(delivered(secondResult)).isEqualTo("# Second\n");
            assertThat(one.fileLocks()).isEmpty();
        }
    }

    private boolean somebodyWaits() {
        LockFolder locks = new LockFolder(project.resolve(".git/journeyman/locks"), InstantSource.system());
        return locks.all().stream()
                .flatMap(lock -> lock.waiting().stream())
                .anyMatch(waiter -> waiter.item().equals("of-second"));
    }

    @Test
    void whoIsWarnedGoesOnAndIsToldWithWhichBranchItsOwnWillNotMerge() throws Exception {
        CountDownLatch firstDelivered = new CountDownLatch(1);
        try (Orchestrator one = engine("first", Locks.WARN, title("# First"), () -> order.contains("second begins"));
                Orchestrator other =
                        engine("second", Locks.WARN, title("# Second"), () -> firstDelivered.getCount() == 0)) {
            WorkflowHandle first = PlanOnly.start(one);
            assertThat(firstAtWork.await(30, TimeUnit.SECONDS)).isTrue();
            WorkflowHandle second = PlanOnly.start(other);
            WorkflowResult firstResult = completed(first);
            firstDelivered.countDown();
            WorkflowResult secondResult = completed(second);
            assertThat(contentions("second"))
                    .extracting(Event.FileContended::waits)
                    .containsExactly(false);
            String branch = firstResult.branch().orElseThrow();
            assertThat(branchesNoted(firstResult)).isEmpty();
            assertThat(branchesNoted(secondResult))
                    .containsExactly("Branch '" + branch + "' changes README.md in another way: git will ask what is to"
                            + " stay when both are merged.");
        }
    }

    /** Others depend on who runs the test. */
    private static List<String> branchesNoted(WorkflowResult result) {
        return result.delivery().orElseThrow().notes().stream()
                .filter(note -> note.startsWith("Branch "))
                .toList();
    }

    @Test
    void whatMergesByItselfIsNotMentioned() throws Exception {
        try (Orchestrator one = engine("first", Locks.OFF, title("# First"), () -> true)) {
            completed(PlanOnly.start(one));
        }
        FileEdit another = new FileEdit.Create("NOTES.md", "Notes.\n");
        try (Orchestrator other = engine("second", Locks.OFF, another, () -> true)) {
            WorkflowResult result = completed(PlanOnly.start(other));
            assertThat(branchesNoted(result)).isEmpty();
            assertThat(contentions("second")).isEmpty();
        }
    }

    @Test
    void whoIsHeldUpAndFindsNoFreeAgentWaitsOn() throws Exception {
        CountDownLatch otherDone = new CountDownLatch(1);
        PlanOnly plans = new PlanOnly(project, temp.resolve("state"), store, Locks.WAIT);
        List<PlanItem> items = List.of(PlanOnly.item("held-up", FILE), PlanOnly.item("long", "NOTES.md"));
        Agent busy = ScriptedAgent.following("writer", Set.of(Role.BACKEND), (assignment, context) -> {
            boolean isLong = assignment.item().orElseThrow().key().equals("long");
            if (isLong) {
                // Longer than it takes to try twice again.
                Ticker.system().await(() -> false, Duration.ofMillis(1_200));
                otherDone.countDown();
            }
            context.change(List.of(isLong ? new FileEdit.Create("NOTES.md", "Notes.\n") : title("# Second")));
            return new Outcome.Done(Optional.empty(), "Written.");
        });
        try (Orchestrator one = engine("first", Locks.WAIT, title("# First"), () -> otherDone.getCount() == 0);
                Orchestrator other = plans.open("second", busy, 1, items)) {
            WorkflowHandle first = PlanOnly.start(one);
            assertThat(firstAtWork.await(30, TimeUnit.SECONDS)).isTrue();
            completed(PlanOnly.start(other));
            completed(first);
        }
    }

    @Test
    void whoWaitsCanBeStopped() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Orchestrator one = engine("first", Locks.WAIT, title("# First"), () -> stopped.getCount() == 0);
                Orchestrator other = engine("second", Locks.WAIT, title("# Second"), () -> true)) {
            WorkflowHandle first = PlanOnly.start(one);
            assertThat(firstAtWork.await(30, TimeUnit.SECONDS)).isTrue();
            WorkflowHandle second = PlanOnly.start(other);
            assertThat(eventually(() -> contentions("second").size() == 1)).isTrue();
            assertThat(somebodyWaits()).isTrue();
            assertThat(other.view(new WorkflowId("second")).items().get(0).note())
                    .isEqualTo("waits for README.md, which item of-first of workflow first works on");
            second.stop("enough");
            assertThat(second.await().status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(somebodyWaits()).isFalse();
            stopped.countDown();
            completed(first);
            completed(other.resume(new WorkflowId("second")));
        }
    }
}
