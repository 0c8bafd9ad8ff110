package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemArchiveTest {
    private static final ProjectId PROJECT = new ProjectId("project");
    private static final WorkflowId WORKFLOW = new WorkflowId("wf");
    private static final int SOON = 20;

    @TempDir
    Path state;

    private Path log = Path.of("");
    private Path archive = Path.of("");

    @BeforeEach
    void name() {
        log = state.resolve("work-items.jsonl");
        archive = state.resolve("work-items.done");
    }

    @Test
    void theLogHoldsWhatIsOpenHoweverMuchWasDone() throws IOException {
        JsonWorkTracker tracker = archiving();
        create(tracker, "open/1", "open/2");
        for (int plan = 0; plan < 50; plan++) {
            done(tracker, "plan-" + plan + "/a", "plan-" + plan + "/b");
        }
        assertThat(Files.readAllLines(log)).hasSizeLessThan(2 * SOON);
        assertThat(files()).hasSizeGreaterThan(40);
        assertThat(items(archiving())).hasSize(102);
        assertThat(items(archiving()).stream().filter(item -> item.status() == ItemStatus.TODO))
                .extracting(item -> item.id().value())
                .containsExactly("open/1", "open/2");
    }

    @Test
    void siblingsStayTogetherAsLongAsOneOfThemIsOpen() throws IOException {
        JsonWorkTracker tracker = archiving();
        create(tracker, "wf/plan/last");
        done(tracker, "wf/plan/1", "wf/plan/2", "wf/plan/3");
        fill(tracker);
        assertThat(Files.readString(log)).contains("wf/plan/1");
        done(tracker, "wf/plan/last");
        fill(tracker);
        assertThat(Files.readString(log)).doesNotContain("wf/plan/");
        assertThat(Files.readAllLines(fileOf("wf_plan-"))).hasSize(1 + 4);
    }

    @Test
    void aFileOfTheArchiveIsTextThatSaysWhichChangesItHolds() throws IOException {
        JsonWorkTracker tracker = archiving();
        done(tracker, "Wf 1/x");
        fill(tracker);
        List<String> lines = Files.readAllLines(fileOf("Wf_1-"));
        assertThat(lines.get(0)).isEqualTo("{\"line\":\"archive\",\"first\":3,\"last\":3}");
        assertThat(lines.get(1)).startsWith("{\"line\":\"item\",\"change\":3,").contains("\"id\":\"Wf 1/x\"");
    }

    @Test
    void aKillBetweenTheArchiveAndTheLogLosesAndRepeatsNothing() throws IOException {
        JsonWorkTracker tracker = new JsonWorkTracker(state);
        done(tracker, "plan/1", "plan/2");
        tracker.comment(new WorkItemId("plan/1"), "c-1", "text");
        List<WorkItem> before = items(tracker);
        byte[] uncut = Files.readAllBytes(log);
        fill(archiving());
        assertThat(Files.readString(log)).doesNotContain("plan/");
        Files.write(log, uncut);
        assertThat(items(archiving())).isEqualTo(before);
        assertThat(archiving().comments(new WorkItemId("plan/1"))).containsExactly("text");
        WorkItem again = take(archiving(), before.get(0));
        fill(archiving());
        assertThat(find(again.id())).contains(again);
        done(archiving(), "plan/1");
        fill(archiving());
        assertThat(items(archiving()).stream().filter(item -> item.id().value().startsWith("plan/")))
                .hasSize(2)
                .allMatch(item -> item.status() == ItemStatus.DONE);
        assertThat(archiving().comments(new WorkItemId("plan/1"))).containsExactly("text");
    }

    @Test
    void whatAKilledProcessLeftHalfWrittenInTheArchiveIsPassedOver() throws IOException {
        JsonWorkTracker tracker = archiving();
        done(tracker, "plan/1");
        fill(tracker);
        Files.writeString(archive.resolve("plan-0.jsonl.tmp"), "{\"line\":\"arch");
        assertThat(find(new WorkItemId("plan/1"))).isPresent();
    }

    @Test
    void anArchivedLineThatCannotBeReadIsAnErrorThatNamesItAndStays() throws IOException {
        JsonWorkTracker tracker = archiving();
        done(tracker, "plan/1");
        fill(tracker);
        Path file = fileOf("plan-");
        Files.writeString(file, Files.readAllLines(file).get(0) + "\nnonsense\n");
        assertThatThrownBy(() -> create(archiving(), "plan/1"))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("Line 2 of " + file);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void changesGoOnCountingWhereTheArchiveEndsWhenTheLogIsGone() throws IOException {
        JsonWorkTracker tracker = archiving();
        done(tracker, "plan/1");
        fill(tracker);
        String cursor = archiving().changes(PROJECT, "", 1000).cursor();
        Files.delete(log);
        create(archiving(), "new/1");
        assertThat(find(new WorkItemId("plan/1"))).isPresent();
        assertThat(archiving().changes(PROJECT, cursor, 10).items())
                .extracting(item -> item.id().value())
                .contains("new/1");
    }

    @Test
    void aTrackerOfTheFirstFormatIsTakenOver() throws IOException {
        JsonWorkTracker tracker = archiving();
        done(tracker, "plan/1");
        String now = Files.readString(log);
        Files.writeString(log, now.replaceFirst("\\{[^}]*}", "{\"line\":\"header\",\"format\":1,\"generation\":1}"));
        assertThat(items(archiving())).hasSize(1);
        fill(archiving());
        assertThat(Files.readAllLines(log).get(0)).contains("\"format\":2");
        assertThat(find(new WorkItemId("plan/1"))).isPresent();
    }

    @Test
    void anotherHandleSeesThatItemsMoved() {
        JsonWorkTracker reader = archiving();
        JsonWorkTracker writer = archiving();
        done(writer, "plan/1");
        String cursor = reader.changes(PROJECT, "", 1000).cursor();
        fill(writer);
        assertThat(reader.changes(PROJECT, cursor, 1000).items())
                .isNotEmpty()
                .noneMatch(item -> item.id().value().startsWith("plan/"));
        assertThat(create(reader, "plan/1")).allMatch(item -> item.status() == ItemStatus.DONE);
    }

    /** Has so much done that the log is written anew. */
    private static void fill(JsonWorkTracker tracker) {
        String plan = "fill-" + items(tracker).size() + "/";
        done(tracker, IntStream.range(0, SOON).mapToObj(n -> plan + n).toArray(String[]::new));
    }

    private JsonWorkTracker archiving() {
        return new JsonWorkTracker(state, SOON, DiskFile::new);
    }

    private static WorkItem take(JsonWorkTracker tracker, WorkItem item) {
        return tracker.update(item.id(), item.revision(), ItemUpdate.status(ItemStatus.TODO, "again"));
    }

    private static void done(JsonWorkTracker tracker, String... ids) {
        for (WorkItem item : create(tracker, ids)) {
            tracker.claim(List.of(item.id()), WORKFLOW)
                    .ifPresent(claimed ->
                            tracker.update(claimed.id(), claimed.revision(), ItemUpdate.status(ItemStatus.DONE, "")));
        }
    }

    private static List<WorkItem> create(JsonWorkTracker tracker, String... ids) {
        List<NewWorkItem> items = new ArrayList<>();
        for (String id : ids) {
            items.add(new NewWorkItem(
                    new WorkItemId(id), "title", "", Priority.P2, List.of(), Optional.empty(), List.of()));
        }
        return tracker.create(PROJECT, items);
    }

    private Optional<WorkItem> find(WorkItemId id) {
        return items(archiving()).stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private static List<WorkItem> items(JsonWorkTracker tracker) {
        return tracker.changes(PROJECT, "", 1000).items();
    }

    private Path fileOf(String prefix) throws IOException {
        return files().stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }
}
