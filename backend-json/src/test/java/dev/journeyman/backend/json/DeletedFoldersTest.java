package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.Lease;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deleting leaves on the disk: nothing, whenever the process that did it was killed. */
class DeletedFoldersTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final WorkflowId OTHER = new WorkflowId("wf-2");

    @TempDir
    Path state;

    private Lease begun(JsonCheckpointStore store, WorkflowId id) {
        Lease lease = store.acquire(id, "tester").orElseThrow();
        lease.append(0, EntryChain.start().next(1), Heads.running(id, 1));
        store.post(id, "s-1", "{}");
        return lease;
    }

    @Test
    void nothingIsLeft() {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            assertThat(begun(store, ID).delete()).isTrue();
        }
        assertThat(state.resolve("workflows")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessMovedAwayIsNoWorkflowAndGoesWithTheNextDeletion() throws IOException {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            begun(store, ID).close();
            DeletedFolders.add(state.resolve("workflows/wf-1"));
        }
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            assertThat(store.list(HeadQuery.all())).isEmpty();
            assertThat(store.read(ID, 0, 10)).isEmpty();
            assertThat(state.resolve("workflows")).isNotEmptyDirectory();
            assertThat(begun(store, OTHER).delete()).isTrue();
        }
        assertThat(state.resolve("workflows")).isEmptyDirectory();
    }

    @Test
    void linksAreRemovedAndNotFollowed() throws IOException {
        Path foreign = Files.writeString(state.resolve("foreign"), "keep");
        Path folder = Files.createDirectories(state.resolve("tree/inside"));
        Files.createSymbolicLink(folder.resolve("link"), foreign);
        Files.createSymbolicLink(folder.resolve("folder"), state);
        FolderTree.delete(state.resolve("tree"));
        assertThat(state.resolve("tree")).doesNotExist();
        assertThat(foreign).hasContent("keep");
    }
}
