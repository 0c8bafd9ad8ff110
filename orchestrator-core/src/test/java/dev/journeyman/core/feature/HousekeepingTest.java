package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.Lease;
import dev.journeyman.core.CleanReport;
import dev.journeyman.core.Cleaning;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.testing.DirectoryState;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What finished workflows hold, and how it goes. */
@SuppressWarnings("NullAway.Init")
class HousekeepingTest {
    private static final Pipeline PLANNING = Pipeline.of("planning", List.of("plan"));
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path temp;

    private final InMemoryCheckpointStore disk = new InMemoryCheckpointStore();
    private final SettableClock clock = SettableClock.atSomeTime();
    private Path project;
    private Orchestrator orchestrator;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(temp.resolve("state"));
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        orchestrator = orchestrator(disk, Configuration.DEFAULTS);
    }

    @AfterEach
    void close() {
        orchestrator.close();
    }

    private Orchestrator orchestrator(CheckpointStore store, Configuration configuration) {
        return Orchestrator.builder()
                .project(project)
                .store(store)
                .tracker(new InMemoryWorkTracker())
                .agents(new Team().agents())
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .clock(clock)
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(configuration)
                .pipeline(PLANNING)
                .build();
    }

    private WorkflowId run() throws InterruptedException {
        return orchestrator.start(WorkRequest.of("Write four files.")).await().id();
    }

    /** One that only plans, and is soon done. */
    private WorkflowId plan(String... gates) throws InterruptedException {
        return orchestrator
                .start(WorkRequest.of("Plan four files.")
                        .withPipeline(PLANNING.name())
                        .withGates(List.of(gates)))
                .await()
                .id();
    }

    private CleanReport clean(Cleaning wanted) {
        return orchestrator.housekeeping().clean(wanted);
    }

    /** Of a workflow's: directories, refs, anchor, notes, page. */
    private List<String> traces(WorkflowId id) throws IOException {
        List<String> traces = new ArrayList<>();
        for (Path place : List.of(temp.resolve("state"), project.resolve(".git"))) {
            try (Stream<Path> all = Files.walk(place)) {
                all.map(path -> temp.relativize(path).toString())
                        .filter(path -> path.contains(id.value()))
                        .forEach(traces::add);
            }
        }
        return traces;
    }

    private List<String> refs() throws Exception {
        try (Git git = Git.open(project.toFile())) {
            return git.getRepository().getRefDatabase().getRefs().stream()
                    .map(ref -> ref.getName() + " " + ref.getObjectId())
                    .filter(ref -> !ref.startsWith("refs/journeyman/"))
                    .toList();
        }
    }

    /** All that is not the engine's. */
    private String users() {
        return DirectoryState.of(project, ".git/journeyman", ".git/refs/journeyman");
    }

    private static Path objects(Path project) {
        return project.resolve(".git/journeyman/store.git/objects");
    }

    @Test
    void workThatWasDeliveredNowhereGoesOnlyWhereThatIsAskedFor() throws Exception {
        WorkflowId id = orchestrator
                .start(WorkRequest.of("Write four files.").withoutCommit())
                .await()
                .id();
        CleanReport planned = orchestrator.housekeeping().plan(Cleaning.finished());
        CleanReport done = clean(Cleaning.finished().of(List.of(id)));
        assertThat(done.kept()).isEqualTo(planned.kept()).hasSize(1);
        assertThat(done.kept().get(0).refusal().orElseThrow().code()).isEqualTo("clean.undelivered");
        assertThat(orchestrator.patch(id)).contains("src/main/top.txt");

        assertThat(clean(Cleaning.finished().andUndelivered().keepingJournals()).cleaned())
                .hasSize(1);
        assertThat(clean(Cleaning.finished()).cleaned())
                .as("what is given up needs no asking again")
                .hasSize(1);
        assertThat(traces(id)).isEmpty();
    }

    @Test
    void aFinishedWorkflowLeavesNothingButWhatItDelivered() throws Exception {
        WorkflowId id = run();
        List<String> refs = refs();
        String files = users();
        assertThat(traces(id)).isNotEmpty();
        assertThat(orchestrator.housekeeping().use(id).directories()).isPositive();
        CleanReport planned = orchestrator.housekeeping().plan(Cleaning.finished());
        assertThat(orchestrator.list()).hasSize(1);

        CleanReport done = clean(Cleaning.finished());
        assertThat(done.cleaned()).hasSize(1).isEqualTo(planned.cleaned());
        assertThat(done.freed()).isPositive();
        assertThat(orchestrator.list()).isEmpty();
        assertThat(traces(id)).isEmpty();
        assertThat(refs()).isEqualTo(refs).anyMatch(ref -> ref.contains("refs/heads/journeyman/four-files"));
        assertThat(SampleProject.commit(project, "journeyman/four-files")).isNotNull();
        assertThat(users()).isEqualTo(files);
        assertThatThrownBy(() -> orchestrator.view(id)).hasMessageContaining("no workflow " + id);
        assertThat(clean(Cleaning.finished()).workflows()).isEmpty();
    }

    @Test
    void whatRunsOrWaitsIsRefusedByName() throws Exception {
        WorkflowId waiting = plan("planning");
        assertThat(clean(Cleaning.finished().andFailed()).workflows()).isEmpty();
        CleanReport report = clean(Cleaning.finished().of(List.of(waiting)));
        assertThat(report.kept())
                .singleElement()
                .satisfies(entry -> assertThat(entry.refusal().orElseThrow().message())
                        .contains("Workflow " + waiting + " is paused: resume it, or abandon it first"));
        assertThat(orchestrator.resume(waiting).await().status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    @Test
    void whatSomebodyHoldsIsRefusedByNameAndTheOthersGo() throws Exception {
        WorkflowId held = run();
        WorkflowId other = run();
        try (Lease lease = disk.reopened().acquire(held, "somebody else").orElseThrow()) {
            CleanReport report = clean(Cleaning.finished());
            assertThat(report.cleaned()).extracting(CleanReport.Entry::id).containsExactly(other);
            assertThat(report.kept())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.refusal().orElseThrow().message())
                            .contains(held.value(), "somebody else"));
            assertThat(report.objects()).as("one is left").isZero();
            assertThat(report.objectsLeft()).isPositive();
            lease.renew();
        }
        assertThat(orchestrator.patch(held)).contains("top.txt");
    }

    @Test
    void whatFailedOrWasStoppedGoesOnlyWhenAskedFor() throws Exception {
        WorkflowId stopped = plan("planning");
        orchestrator
                .rollBack(stopped, new Signal.RollBack("back", "ann", 3))
                .orElseThrow()
                .await();
        assertThat(orchestrator.view(stopped).status()).isEqualTo(WorkflowStatus.STOPPED);
        assertThat(clean(Cleaning.finished().of(List.of(stopped))).kept()).hasSize(1);
        assertThat(clean(Cleaning.finished().andFailed()).cleaned()).hasSize(1);
        assertThat(traces(stopped)).isEmpty();
    }

    @Test
    void onlyWhatIsOldEnoughGoes() throws Exception {
        WorkflowId old = plan();
        clock.advance(MONTH);
        WorkflowId young = plan();
        assertThat(clean(Cleaning.finished().olderThan(MONTH)).cleaned())
                .extracting(CleanReport.Entry::id)
                .containsExactly(old);
        CleanReport refused = clean(Cleaning.finished().of(List.of(young)).olderThan(MONTH));
        assertThat(refused.kept())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.refusal().orElseThrow().message()).contains("not yet 30d ago"));
    }

    @Test
    void recordsThatAreKeptCanBeReadAndNothingGoesOnFromThem() throws Exception {
        WorkflowId id = plan();
        long middle = orchestrator.view(id).sequence() / 2;
        CleanReport report = clean(Cleaning.finished().keepingJournals());
        assertThat(report.cleaned().get(0).freed().journal()).isZero();
        assertThat(traces(id)).isEmpty();
        assertThat(orchestrator.audit(id)).isNotEmpty();
        assertThat(orchestrator.report(id)).contains("four files");
        assertThat(orchestrator.verify(id).intact()).isTrue();
        assertThat(orchestrator.resume(id).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
        assertThatThrownBy(() -> orchestrator.rollbackPlan(id, middle)).hasMessageContaining("was cleaned");
        assertThat(clean(Cleaning.finished().keepingJournals()).workflows())
                .as("nothing is left to free")
                .isEmpty();
    }

    @Test
    void whatWasStoppedAndCleanedCannotBeResumed() throws Exception {
        WorkflowId stopped = plan("planning");
        orchestrator
                .rollBack(stopped, new Signal.RollBack("back", "ann", 3))
                .orElseThrow()
                .await();
        clean(Cleaning.finished().andFailed().keepingJournals());
        assertThatThrownBy(() -> orchestrator.resume(stopped)).hasMessageContaining("was cleaned: its code is gone");
        assertThat(disk.owner(stopped)).as("the lease is free").isEmpty();
    }

    @Test
    void cleaningThatWasCutShortIsFinishedByCleaningAgain() throws Exception {
        WorkflowId id = plan();
        FailingStore dying = new FailingStore(disk.reopened());
        for (Moment moment : Moment.values()) {
            dying.failWhen((nth, workflow, entry) ->
                    entry.json().contains("Cleaned") ? Optional.of(moment) : Optional.empty());
            try (Orchestrator killed = orchestrator(dying, Configuration.DEFAULTS)) {
                assertThat(killed.housekeeping().clean(Cleaning.finished()).cleaned())
                        .isEmpty();
            }
            dying.revive();
        }
        assertThat(traces(id)).isNotEmpty();
        // As after a kill between the directories and the record.
        clean(Cleaning.finished().of(List.of(id)).keepingJournals());
        assertThat(clean(Cleaning.finished()).cleaned()).hasSize(1);
        assertThat(traces(id)).isEmpty();
        assertThat(orchestrator.list()).isEmpty();
    }

    @Test
    void objectsGoWithTheLastWorkflowAndTheNextOneMakesItsOwn() throws Exception {
        run();
        try (Orchestrator other = orchestrator(disk.reopened(), Configuration.DEFAULTS)) {
            WorkflowId second =
                    other.start(WorkRequest.of("Write four files.")).await().id();
            clean(Cleaning.finished().of(List.of(second)));
            assertThat(objects(project)).isDirectoryContaining("glob:**/??");
            assertThat(clean(Cleaning.finished()).objects()).isPositive();
            assertThat(objects(project)).isDirectoryNotContaining("glob:**/??");
            WorkflowResult third =
                    other.start(WorkRequest.of("Write four files.")).await();
            assertThat(third.status()).as(third.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(orchestrator.patch(third.id())).contains("bottom.txt");
        }
    }

    @Test
    void retentionIsOffUntilItIsSet() throws Exception {
        plan();
        clock.advance(MONTH.multipliedBy(10));
        assertThat(orchestrator.housekeeping().applyRetention()).isEqualTo(CleanReport.NOTHING);
        Configuration month = Configuration.builder().retention(MONTH).build();
        try (Orchestrator forgetful = orchestrator(disk.reopened(), month)) {
            assertThat(forgetful.housekeeping().applyRetention().cleaned()).hasSize(1);
        }
        assertThat(orchestrator.list()).isEmpty();
    }
}
