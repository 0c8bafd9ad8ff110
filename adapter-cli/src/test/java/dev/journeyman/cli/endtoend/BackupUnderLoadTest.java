package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.backend.jdbc.Postgres;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.OrchestratorBuilder;
import dev.journeyman.core.config.BackupSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.transfer.Backup;
import dev.journeyman.core.transfer.Restore;
import dev.journeyman.testkit.crash.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup that is taken while workflows append is restored to a state that verifies, and from which they go on. */
@SuppressWarnings("NullAway.Init")
class BackupUnderLoadTest {
    private static final int WORKFLOWS = 3;
    private static final int ITEMS = 6;

    @TempDir
    private Path temp;

    private final Postgres postgres = new Postgres();
    private final Postgres other = new Postgres();
    private final CountDownLatch ending = new CountDownLatch(1);
    private Path project;
    private Path folder;

    @BeforeEach
    void makeProject() throws Exception {
        project = temp.resolve("project");
        Files.createDirectories(project);
        Files.writeString(project.resolve("README.md"), "# Files\n");
        GitFolder.init(project);
        folder = temp.resolve("backups");
    }

    @AfterEach
    void drop() {
        postgres.close();
        other.close();
    }

    private Orchestrator open(String backend, Postgres database, BackupSettings backup) {
        OrchestratorBuilder builder = Orchestrator.builder()
                .project(project)
                .grace(Duration.ofMillis(200))
                .environment(Map.of("DATABASE_URL", database.address()));
        return new FilesWork(ITEMS, this::think)
                .on(
                        builder,
                        Configuration.builder()
                                .stateHome(temp.resolve("state"))
                                .store(backend)
                                .tracker(backend)
                                .backup(backup)
                                .build())
                .build();
    }

    private void think(String request, String item) throws InterruptedException {
        if (item.equals(FilesWork.key(ITEMS - 1))) {
            ending.await();
        }
    }

    private Orchestrator open(String backend, Postgres database) {
        return open(backend, database, BackupSettings.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "h2", "postgresql"})
    void isRestoredToAStateThatVerifiesAndGoesOn(String backend) throws Exception {
        List<Backup> taken = new ArrayList<>();
        try (Orchestrator orchestrator = open(backend, postgres)) {
            for (int i = 1; i <= WORKFLOWS; i++) {
                orchestrator.start(FilesWork.request("Files " + i));
            }
            while (!nearlyDone(orchestrator)) {
                taken.add(orchestrator.backups(folder).make(1_000));
            }
        }
        assertThat(taken).as("backups while they ran").hasSizeGreaterThan(2);
        assertThat(taken).allSatisfy(backup -> assertThat(backup.unreadable()).isEmpty());
        ending.countDown();
        goesOn(backend, taken.get(taken.size() / 2));
    }

    /** All but the last item, which ends in the next life only: nothing is delivered that the backup does not know. */
    private static boolean nearlyDone(Orchestrator orchestrator) {
        return orchestrator.list().stream()
                .allMatch(head -> orchestrator.events(head.id()).stream()
                                .filter(event -> event.type().equals("ItemDone"))
                                .count()
                        == ITEMS - 1);
    }

    /** In a store that was lost, with the code that is still there. */
    private void goesOn(String backend, Backup backup) throws Exception {
        lose("workflows", "work-items.jsonl", "work-items.done", "journeyman.mv.db");
        try (Orchestrator orchestrator = open(backend, other)) {
            assertThat(orchestrator.list()).isEmpty();
            Restore.Restored restored = orchestrator.restore().from(backup.file());
            assertThat(restored.entries()).isEqualTo(backup.entries());
            assertThat(orchestrator.list()).hasSize(backup.workflows());
            for (WorkflowHead head : orchestrator.list()) {
                assertThat(orchestrator.verify(head.id()).intact()).isTrue();
                assertThat(orchestrator.resume(head.id()).await().status()).isEqualTo(WorkflowStatus.COMPLETED);
                assertThat(orchestrator.verify(head.id()).intact()).isTrue();
                assertThat(orchestrator.result(head.id()).changes().created()).hasSize(ITEMS);
            }
        }
    }

    private void lose(String... names) throws IOException {
        for (String name : names) {
            Path path = project.resolve(".git/journeyman").resolve(name);
            if (Files.exists(path)) {
                Files.move(path, temp.resolve("lost-" + name));
            }
        }
    }

    @Test
    void isMadeByItselfWhileWorkflowsRun() throws Exception {
        BackupSettings every =
                BackupSettings.DEFAULTS.in(folder).every(Duration.ofMillis(200)).keeping(2);
        try (Orchestrator orchestrator = open("json", postgres, every)) {
            assertThat(folder).as("nothing runs").doesNotExist();
            ending.countDown();
            orchestrator.start(FilesWork.request("Files")).await();
            String first = newest();
            Deadline.in(Duration.ofMinutes(1)).await("a newer one", () -> !newest().equals(first));
        }
        String last = newest();
        assertThat(last).endsWith(".backup.jsonl");
        assertThat(files()).hasSizeLessThanOrEqualTo(2);
    }

    private String newest() throws Exception {
        List<String> names = new ArrayList<>();
        Deadline.in(Duration.ofMinutes(1)).await("a backup", () -> names.addAll(files()));
        return names.get(names.size() - 1);
    }

    private List<String> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".backup.jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
