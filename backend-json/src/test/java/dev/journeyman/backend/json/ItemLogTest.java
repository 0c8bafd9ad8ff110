package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.StaleItemException;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemLogTest {
    private static final ProjectId PROJECT = new ProjectId("project");

    @TempDir
    Path state;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = state.resolve("work-items.jsonl");
    }

    @Test
    void itsFilesAreTheItemsAndALock() throws IOException {
        create(tracker(), "a");
        assertThat(Trees.list(state)).containsExactly("work-items.jsonl", "work-items.lock");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aTornLastLineIsCutOffByTheNextChange() throws IOException {
        JsonWorkTracker tracker = tracker();
        create(tracker, "a");
        Files.writeString(file, "{\"line\":\"item\",\"chan", StandardOpenOption.APPEND);
        assertThat(items(tracker)).hasSize(1);
        create(tracker, "b");
        assertThat(items(tracker())).hasSize(2);
        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void aLineThatCannotBeReadIsAnErrorThatNamesItAndStays() throws IOException {
        create(tracker(), "a");
        Files.writeString(file, "nonsense\n", StandardOpenOption.APPEND);
        String before = Files.readString(file);
        assertThatThrownBy(() -> create(tracker(), "b"))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("Line 3 of " + file);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void whatWasReadIsNotReadAgainAfterARefusal() throws IOException {
        JsonWorkTracker tracker = tracker();
        create(tracker, "a");
        assertThatThrownBy(() -> tracker.update(new WorkItemId("a"), 7, ItemUpdate.status(ItemStatus.DONE, "")))
                .isInstanceOf(StaleItemException.class);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 2) + "!\n");
        assertThat(items(tracker)).hasSize(1);
        assertThatThrownBy(() -> items(tracker())).isInstanceOf(JournalCorruptException.class);
    }

    @Test
    void aFileWithoutItsHeaderIsAnError() throws IOException {
        Files.writeString(file, "");
        assertThatThrownBy(() -> items(tracker()))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining("Line 1 of " + file);
    }

    @Test
    void aFileOfANewerFormatIsRefused() throws IOException {
        Files.writeString(file, "{\"line\":\"header\",\"format\":3,\"generation\":1}\n");
        assertThatThrownBy(() -> items(tracker()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("format 3");
    }

    @Test
    void outdatedLinesAreDroppedWhenThereAreMany() throws IOException {
        JsonWorkTracker tracker = compacting();
        WorkItem item = create(tracker, "a").get(0);
        for (int i = 0; i < 60; i++) {
            item = tracker.update(item.id(), item.revision(), ItemUpdate.status(ItemStatus.BLOCKED, "note " + i));
        }
        assertThat(Files.readAllLines(file)).hasSizeLessThan(25);
        assertThat(items(tracker())).containsExactly(item);
    }

    @Test
    void cursorsOutliveADropOfOutdatedLines() {
        JsonWorkTracker reader = compacting();
        JsonWorkTracker writer = compacting();
        create(writer, "a");
        WorkItem item = create(writer, "b").get(0);
        String cursor = reader.changes(PROJECT, "", 10).cursor();
        for (int i = 0; i < 50; i++) {
            item = writer.update(item.id(), item.revision(), ItemUpdate.status(ItemStatus.BLOCKED, "note " + i));
        }
        assertThat(reader.changes(PROJECT, cursor, 10).items()).containsExactly(item);
    }

    @Test
    void commentsOutliveADropOfOutdatedLines() {
        JsonWorkTracker tracker = compacting();
        WorkItem item = create(tracker, "a").get(0);
        tracker.comment(item.id(), "c-1", "text");
        for (int i = 0; i < 50; i++) {
            item = tracker.update(item.id(), item.revision(), ItemUpdate.status(ItemStatus.BLOCKED, "note " + i));
        }
        tracker().comment(item.id(), "c-1", "text");
        assertThat(tracker().comments(item.id())).containsExactly("text");
    }

    @Test
    void aCursorOfAFileThatIsNoMoreMeansEverything() throws IOException {
        create(tracker(), "a");
        create(tracker(), "b");
        JsonWorkTracker tracker = tracker();
        String cursor = tracker.changes(PROJECT, "", 10).cursor();
        Files.delete(file);
        create(tracker, "c");
        assertThat(tracker.changes(PROJECT, cursor, 10).items())
                .extracting(item -> item.id().value())
                .containsExactly("c");
    }

    @Test
    void anInterruptedThreadLosesNothing() {
        JsonWorkTracker tracker = tracker();
        Thread.currentThread().interrupt();
        create(tracker, "a");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(items(tracker())).hasSize(1);
    }

    @Test
    void anItemFromBeforePhaseAndMetadataHasNoneAndIsWrittenAsItWas() throws IOException {
        create(tracker(), "a");
        assertThat(Files.readString(state.resolve("work-items.jsonl")))
                .as("as before")
                .doesNotContain("phase", "metadata");
        assertThat(items(tracker())).singleElement().satisfies(item -> {
            assertThat(item.phase()).isEmpty();
            assertThat(item.metadata()).isEmpty();
        });
    }

    private JsonWorkTracker tracker() {
        return new JsonWorkTracker(state);
    }

    private JsonWorkTracker compacting() {
        return new JsonWorkTracker(state, 20, DiskFile::new);
    }

    private static List<WorkItem> create(JsonWorkTracker tracker, String id) {
        return tracker.create(
                PROJECT,
                List.of(new NewWorkItem(
                        new WorkItemId(id), "title", "", Priority.P2, List.of(), Optional.empty(), List.of())));
    }

    private static List<WorkItem> items(JsonWorkTracker tracker) {
        return tracker.changes(PROJECT, "", 100).items();
    }
}
