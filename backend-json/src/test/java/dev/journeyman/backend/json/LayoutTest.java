package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.StoreException;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What people find on the disk, and what the store makes of what it finds there. */
class LayoutTest {
    @TempDir
    Path state;

    @Test
    void aWorkflowIsAFolderOfSixNames() throws IOException {
        JsonCheckpointStore store = used();
        store.close();
        assertThat(Trees.list(state))
                .containsExactly(
                        "workflows",
                        "workflows/wf",
                        "workflows/wf/head.json",
                        "workflows/wf/inbox",
                        "workflows/wf/inbox.lock",
                        "workflows/wf/inbox/00000001.json",
                        "workflows/wf/journal.jsonl",
                        "workflows/wf/owner",
                        "workflows/wf/owner.lock");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadAnything() throws IOException {
        used();
        new JsonWorkTracker(state).create(new ProjectId("p"), List.of());
        for (String name : Trees.list(state)) {
            Path path = state.resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .as(name)
                    .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
        }
    }

    @Test
    void lookingCreatesNothing() throws Exception {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            store.read(Trees.WF, 0, 1);
            store.owner(Trees.WF);
            store.list(HeadQuery.all());
            store.inbox(Trees.WF, 0, Duration.ZERO);
        }
        assertThat(Trees.list(state)).isEmpty();
    }

    @Test
    void theIndexIsNotWrittenForAnAppendThatLooksTheSame() throws IOException {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        Lease lease = store.acquire(Trees.WF, "tester").orElseThrow();
        EntryChain chain = EntryChain.start();
        lease.append(0, chain.next(1), Heads.running(Trees.WF, 1));
        Object first = Files.readAttributes(head(), "creationTime,fileKey", LinkOption.NOFOLLOW_LINKS);
        lease.append(1, chain.next(1), Heads.running(Trees.WF, 2));
        assertThat(Files.readAttributes(head(), "creationTime,fileKey", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(first);
        assertThat(store.list(HeadQuery.all())).containsExactly(Heads.running(Trees.WF, 2));
        store.close();
        assertThat(new JsonCheckpointStore(state).list(HeadQuery.all())).containsExactly(Heads.running(Trees.WF, 2));
    }

    @Test
    void anIndexThatCannotBeReadIsSkipped() throws IOException {
        used().close();
        Files.writeString(head(), "{\"id\":\"wf\"");
        assertThat(new JsonCheckpointStore(state).list(HeadQuery.all())).isEmpty();
        Files.writeString(head(), "{\"id\":\"wf\"}");
        assertThat(new JsonCheckpointStore(state).list(HeadQuery.all())).isEmpty();
    }

    @Test
    void whatIsNotOursIsLeftAlone() throws IOException {
        used().close();
        Files.writeString(state.resolve("workflows/.DS_Store"), "");
        Files.createDirectory(state.resolve("workflows/Not A Workflow"));
        assertThat(new JsonCheckpointStore(state).list(HeadQuery.all())).hasSize(1);
    }

    @Test
    void anIndexOfANewerReleaseIsRead() throws IOException {
        used().close();
        Files.writeString(head(), Files.readString(head()).replace("{\"id\"", "{\"new field\":[1],\"id\""));
        assertThat(new JsonCheckpointStore(state).list(HeadQuery.all())).hasSize(1);
    }

    @Test
    void aCorruptJournalIsNotOwnedAndStaysAsItIs() throws IOException {
        used().close();
        Path journal = state.resolve("workflows/wf/journal.jsonl");
        String damaged = Files.readString(journal).replace("\"n\":1", "\"n\":7");
        Files.writeString(journal, damaged);
        String owner = Files.readString(state.resolve("workflows/wf/owner"));
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.acquire(Trees.WF, "tester"))
                    .isInstanceOf(JournalCorruptException.class)
                    .hasMessageContaining("Line 1 of " + journal);
        }
        assertThat(Files.readString(journal)).isEqualTo(damaged);
        assertThat(Files.readString(state.resolve("workflows/wf/owner"))).isEqualTo(owner);
    }

    @Test
    void anUnreadableOwnerIsAnErrorAndNotOverwritten() throws IOException {
        used().close();
        Path owner = state.resolve("workflows/wf/owner");
        Files.writeString(owner, "{\"epoch\":");
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> store.acquire(Trees.WF, "tester"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(owner.toString());
        }
        assertThat(Files.readString(owner)).isEqualTo("{\"epoch\":");
        Files.writeString(owner, "{\"name\":\"\",\"pid\":0,\"epoch\":1000,\"host\":\"\",\"held\":false}");
        assertThat(store.acquire(Trees.WF, "tester")).map(Lease::epoch).contains(1001L);
    }

    @Test
    void anUnreadableSignalIsAnErrorThatNamesIt() throws IOException {
        JsonCheckpointStore store = used();
        Path signal = state.resolve("workflows/wf/inbox/00000001.json");
        Files.writeString(signal, "{");
        assertThatThrownBy(() -> store.inbox(Trees.WF, 0, Duration.ZERO))
                .isInstanceOf(JournalCorruptException.class)
                .hasMessageContaining(signal.toString());
    }

    @Test
    void aReaderNoticesThatTheOwnerCutTheJournalBack() throws IOException {
        JsonCheckpointStore reader = new JsonCheckpointStore(state);
        Path journal = state.resolve("workflows/wf/journal.jsonl");
        Files.createDirectories(journal.getParent());
        EntryChain chain = EntryChain.start();
        List<JournalEntry> entries = new ArrayList<>(chain.next(2));
        Files.write(journal, JournalLine.encode(entries));
        EntryChain other = EntryChain.after(entries.get(1));
        entries.addAll(chain.next(2));
        Files.write(journal, JournalLine.encode(entries));
        assertThat(reader.read(Trees.WF, 0, 10)).isEqualTo(entries);
        entries = new ArrayList<>(entries.subList(0, 2));
        entries.add(other.next("{\"another, and longer\":\"" + "x".repeat(300) + "\"}"));
        entries.add(other.next("{}"));
        Files.write(journal, JournalLine.encode(entries));
        assertThat(reader.read(Trees.WF, 0, 10)).isEqualTo(entries);
        assertThat(reader.read(Trees.WF, 3, 10)).isEqualTo(entries.subList(3, 4));
        Files.write(journal, JournalLine.encode(entries.subList(0, 1)));
        assertThat(reader.read(Trees.WF, 0, 10)).hasSize(1);
        assertThat(reader.read(Trees.WF, 1, 10)).isEmpty();
    }

    @Test
    void longJournalsAreReadInPagesFromAnywhere() {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        List<JournalEntry> entries = EntryChain.start().next(1000);
        store.acquire(Trees.WF, "tester").orElseThrow().append(0, entries, Heads.running(Trees.WF, 1000));
        assertThat(store.read(Trees.WF, 990, 5)).isEqualTo(entries.subList(990, 995));
        assertThat(store.read(Trees.WF, 500, 100)).isEqualTo(entries.subList(500, 600));
        assertThat(store.read(Trees.WF, 0, 1000)).isEqualTo(entries);
    }

    @Test
    void aWorkflowCanBeReadWhereItsIndexIsGone() throws IOException {
        used().close();
        Files.delete(head());
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        assertThat(store.list(HeadQuery.all())).isEmpty();
        assertThat(store.read(Trees.WF, 0, 10)).hasSize(1);
    }

    @Test
    void whoOwnsAWorkflowIsNotForgottenHoweverManyOthersAreLookedAt() {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        Lease lease = store.acquire(Trees.WF, "tester").orElseThrow();
        lookAtMany(store);
        lease.append(0, EntryChain.start().next(1), Heads.running(Trees.WF, 1));
        lookAtMany(store);
        lease.append(1, EntryChain.start().next(2).subList(1, 2), Heads.running(Trees.WF, 2));
        assertThat(store.list(HeadQuery.all())).containsExactly(Heads.running(Trees.WF, 2));
        store.close();
        assertThat(new JsonCheckpointStore(state).acquire(Trees.WF, "next")).isPresent();
    }

    private static void lookAtMany(JsonCheckpointStore store) {
        for (int i = 0; i < 200; i++) {
            WorkflowId other = new WorkflowId("other-" + i);
            store.acquire(other, "tester").ifPresent(Lease::close);
            assertThat(store.read(other, 0, 1)).isEmpty();
        }
    }

    @Test
    void aClosedStoreGivesNoLease() {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        store.close();
        assertThatThrownBy(() -> store.acquire(Trees.WF, "tester")).isInstanceOf(IllegalStateException.class);
    }

    private JsonCheckpointStore used() {
        JsonCheckpointStore store = new JsonCheckpointStore(state);
        Lease lease = store.acquire(Trees.WF, "tester").orElseThrow();
        lease.append(0, EntryChain.start().next(1), Heads.of(new WorkflowId("wf"), WorkflowStatus.RUNNING, 1));
        store.post(Trees.WF, "s-1", "{}");
        return store;
    }

    private Path head() {
        return state.resolve("workflows/wf/head.json");
    }
}
