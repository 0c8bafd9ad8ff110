package dev.journeyman.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalCorruptException;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class BackupsTest {
    private static final WorkflowId ONE = new WorkflowId("wf-1");
    private static final WorkflowId TWO = new WorkflowId("wf-2");
    private static final ProjectId PROJECT = new ProjectId("app");
    private static final Duration SIX_HOURS = Duration.ofHours(6);

    @TempDir
    private Path temp;

    private final SettableClock clock = SettableClock.atSomeTime();
    private final InMemoryCheckpointStore here = new InMemoryCheckpointStore();
    private final InMemoryWorkTracker items = new InMemoryWorkTracker();
    private final InMemoryCheckpointStore there = new InMemoryCheckpointStore();
    private final InMemoryWorkTracker itemsThere = new InMemoryWorkTracker();
    private Path folder;

    @BeforeEach
    void work() {
        folder = temp.resolve("backups");
        append(here, ONE, 0, 450);
        append(here, TWO, 0, 3);
        here.post(TWO, "s-1", "{\"a\":1}");
        items.create(PROJECT, List.of(item("a"), item("b"), item("c")));
        items.claim(List.of(new WorkItemId("b")), TWO);
        items.update(new WorkItemId("c"), 1, ItemUpdate.status(ItemStatus.DONE, "merged"));
    }

    private static void append(CheckpointStore store, WorkflowId id, int from, int count) {
        try (Lease lease = store.acquire(id, "tester").orElseThrow()) {
            append(store, lease, id, from, count);
        }
    }

    private static void append(CheckpointStore store, Lease lease, WorkflowId id, long from, int count) {
        List<JournalEntry> before = JournalReader.entries(store, id);
        String hash =
                from == 0 ? JournalEntry.GENESIS : before.get((int) from - 1).hash();
        for (long sequence = from + 1; sequence <= from + count; sequence++) {
            JournalEntry entry = JournalEntry.chain(sequence, hash, record(sequence));
            lease.append(sequence - 1, List.of(entry), head(id, sequence));
            hash = entry.hash();
        }
    }

    private static String record(long sequence) {
        return "{\"sequence\":" + sequence + ",\"parent\":" + (sequence - 1)
                + ",\"at\":\"2026-11-21T19:13:05Z\",\"scope\":\"\",\"call\":\"\",\"event\":{\"type\":\"Ignored\","
                + "\"signalId\":\"\u00e4\",\"reason\":\"" + sequence + "\"}}";
    }

    private static WorkflowHead head(WorkflowId id, long sequence) {
        return new WorkflowHead(
                id, "", WorkflowStatus.NOT_STARTED, "", 0, Optional.empty(), Usage.NONE, sequence, Instant.EPOCH);
    }

    private static NewWorkItem item(String id) {
        return new NewWorkItem(
                new WorkItemId(id),
                "Title " + id,
                "Text",
                Priority.P1,
                List.of(new WorkItemId("a")),
                Optional.of(new WorkItemId("p")),
                List.of("backend"),
                "code",
                Map.of("files", "a, b"));
    }

    private Backups backups() {
        return backups(here);
    }

    private Backups backups(CheckpointStore store) {
        return new Backups(folder, store, items, PROJECT, clock);
    }

    private static Restore restore(CheckpointStore store, WorkTracker tracker) {
        Transfer transfer = new Transfer(
                store,
                PROJECT,
                "tester",
                id -> new OrchestratorException(Failure.giveUp("workflow.owned", id + " is run by somebody")));
        return new Restore(transfer, tracker, PROJECT);
    }

    private Restore restore() {
        return restore(there, itemsThere);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aProjectArrivesWhole() throws Exception {
        Backup backup = backups().make(28);
        assertThat(backup).isEqualTo(new Backup(backup.file(), 2, 453, 3, List.of()));
        assertThat(Files.getPosixFilePermissions(backup.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Restore.Restored restored = restore().from(backup.file());
        assertThat(restored).isEqualTo(new Restore.Restored(backup.file(), 2, 453, 3));
        for (WorkflowId id : List.of(ONE, TWO)) {
            assertThat(there.read(id, 0, 1000)).isEqualTo(here.read(id, 0, 1000));
            assertThat(there.inbox(id, 0, Duration.ZERO)).isEqualTo(here.inbox(id, 0, Duration.ZERO));
        }
        assertThat(stand(itemsThere)).isEqualTo(stand(items)).hasSize(3);
    }

    private static List<String> stand(WorkTracker tracker) {
        return tracker.changes(PROJECT, "", 100).items().stream()
                .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
                .map(item -> item.id() + " " + item.status() + " " + item.claimedBy() + " " + item.note() + " "
                        + item.title() + item.description() + item.priority() + item.dependsOn() + item.parent()
                        + item.labels())
                .toList();
    }

    @Test
    void aWorkflowThatRunsIsInItAsFarAsItCame() throws Exception {
        try (Lease lease = here.acquire(ONE, "somebody").orElseThrow()) {
            Backup backup = backups().make(28);
            append(here, lease, ONE, 450, 10);
            restore().from(backup.file());
        }
        assertThat(there.read(ONE, 0, 1000)).isEqualTo(here.read(ONE, 0, 450));
    }

    @Test
    void noSignalThatAJournalSaysWasCopiedIsMissing() throws Exception {
        CheckpointStore posting = meanwhile("read", () -> here.post(TWO, "s-2", "{}"));
        restore().from(backups(posting).make(28).file());
        assertThat(there.inbox(TWO, 0, Duration.ZERO))
                .as("what was posted while the journal was read may have been copied")
                .extracting(PostedSignal::id)
                .containsExactly("s-1", "s-2");
    }

    /** The store, with something that happens before each call of a method. */
    private CheckpointStore meanwhile(String method, Runnable action) {
        InvocationHandler handler = (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
                action.run();
            }
            try {
                return called.invoke(here, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (CheckpointStore)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {CheckpointStore.class}, handler);
    }

    @Test
    void aRestoreThatWasCutShortIsFinished() throws Exception {
        Path file = backups().make(28).file();
        append(there, ONE, 0, 200);
        itemsThere.create(PROJECT, List.of(item("c")));
        restore().from(file);
        restore().from(folder);
        assertThat(there.read(ONE, 0, 1000)).hasSize(450);
        assertThat(there.inbox(TWO, 0, Duration.ZERO)).hasSize(1);
        assertThat(stand(itemsThere)).isEqualTo(stand(items));
    }

    @Test
    void phasesAndMetadataOfItemsComeBackAndOlderBackupsHaveNone() throws Exception {
        items.create(
                PROJECT,
                List.of(new NewWorkItem(
                        new WorkItemId("old"), "Old", "", Priority.P2, List.of(), Optional.empty(), List.of())));
        Path file = backups().make(28).file();
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> line.contains("\"Old\""))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContain("phase", "metadata"));
        restore().from(file);
        assertThat(itemsThere.changes(PROJECT, "", 10).items())
                .extracting(item -> item.id() + " " + item.phase() + item.metadata())
                .containsExactlyInAnyOrder("a code{files=a, b}", "b code{files=a, b}", "c code{files=a, b}", "old {}");
    }

    @Test
    void whatPeopleChangedSinceStays() throws Exception {
        Path file = backups().make(28).file();
        restore().from(file);
        itemsThere.update(new WorkItemId("a"), 1, ItemUpdate.status(ItemStatus.BLOCKED, "wait for Ann"));
        restore().from(file);
        assertThat(stand(itemsThere)).anyMatch(item -> item.startsWith("a BLOCKED") && item.contains("wait for Ann"));
    }

    @Test
    void anotherWorkflowOfThatNameKeepsAllAsItIs() throws Exception {
        Path file = backups().make(28).file();
        append(there, ONE, 0, 451);
        assertThatThrownBy(() -> restore().from(file)).hasMessageContaining("nothing was changed");
        assertThat(there.list(HeadQuery.all())).hasSize(1);
        assertThat(itemsThere.changes(PROJECT, "", 10).items()).isEmpty();
    }

    @Test
    void whatWasCutOrChangedIsRefused() throws Exception {
        Path file = backups().make(28).file();
        List<String> lines = Files.readAllLines(file);
        for (int length : List.of(0, 1, 100, lines.size() - 3, lines.size() - 1)) {
            Files.write(file, lines.subList(0, length));
            assertThatThrownBy(() -> restore().from(file)).isInstanceOf(OrchestratorException.class);
        }
        refuses(file, with(lines, lines.size() - 2, line -> line.replace("Title", "Titel")), "its last line");
        refuses(file, with(lines, 9, line -> line.replace("reason", "raison")), "does not follow");
        refuses(file, with(lines, lines.size() - 2, line -> line.substring(0, 20)), "cannot be read in line");
        refuses(file, with(lines, lines.size() - 2, line -> "{}"), "belongs to nothing");
        List<String> longer = new ArrayList<>(lines);
        longer.add("{}");
        refuses(file, longer, "nothing belongs behind line");
        refuses(file, with(lines, 0, line -> line.replace("\"app\"", "\"other\"")), "is of project 'other'");
        assertThat(there.list(HeadQuery.all())).isEmpty();
        assertThat(itemsThere.changes(PROJECT, "", 10).items()).isEmpty();
    }

    private static List<String> with(List<String> lines, int index, UnaryOperator<String> change) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(index, change.apply(changed.get(index)));
        return changed;
    }

    private void refuses(Path file, List<String> lines, String why) throws IOException {
        Files.write(file, lines);
        assertThatThrownBy(() -> restore().from(file))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining(why);
    }

    @Test
    void anEmptyFolderIsNamed() throws IOException {
        Files.createDirectories(folder);
        assertThatThrownBy(() -> restore().from(folder)).hasMessageContaining("There is no backup of project 'app'");
    }

    @Test
    void oldOnesGoIfTheyAreOurs() throws Exception {
        Path first = backups().make(3).file();
        Path mine = Files.writeString(folder.resolve("app-20200101T000000.000Z.backup.jsonl"), "Dear diary,\n");
        Path other = Files.writeString(folder.resolve("app-2-20200101T000000.000Z.backup.jsonl"), "");
        for (int i = 0; i < 3; i++) {
            clock.advance(SIX_HOURS);
            backups().make(3);
        }
        assertThat(first).doesNotExist();
        assertThat(mine).exists();
        assertThat(other).exists();
        assertThat(names()).hasSize(5);
    }

    @Test
    void oneIsDueWhenTheNewestIsOldEnough() throws Exception {
        assertThat(backups().makeIfDue(SIX_HOURS, 28)).isPresent();
        clock.advance(Duration.ofHours(5));
        assertThat(backups().makeIfDue(SIX_HOURS, 28)).as("another process").isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(backups().makeIfDue(SIX_HOURS, 28)).isPresent();
        assertThat(names()).hasSize(2);
    }

    @Test
    void severalProcessesMakeOne() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = Stream.generate(this::backups)
                .limit(4)
                .map(each -> new Thread(() -> {
                    try {
                        start.await();
                        each.makeIfDue(SIX_HOURS, 28).ifPresent(backup -> made.incrementAndGet());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void theyAreMadeAgainAndAgain() throws Exception {
        List<String> said = new ArrayList<>();
        Path blocked = Files.writeString(temp.resolve("blocked"), "a file");
        Backups.Watcher watcher = new Backups.Watcher() {
            @Override
            public void made(Backup backup) {
                said.add("made");
            }

            @Override
            public void failed(RuntimeException why) {
                said.add(why.getMessage());
            }
        };
        AtomicInteger looks = new AtomicInteger();
        assertThatThrownBy(() -> backups().repeat(Duration.ofMinutes(30), 2, time -> pass(time, looks, 7), watcher))
                .isInstanceOf(InterruptedException.class);
        assertThat(said).containsExactly("made", "made", "made");
        said.clear();
        looks.set(0);
        Backups nowhere = new Backups(blocked, here, items, PROJECT, clock);
        assertThatThrownBy(() -> nowhere.repeat(Duration.ofMinutes(1), 2, time -> pass(time, looks, 2), watcher))
                .isInstanceOf(InterruptedException.class);
        assertThat(said).hasSize(2).allMatch(text -> text.contains("Could not make a backup in " + blocked));
    }

    private void pass(Duration time, AtomicInteger looks, int most) throws InterruptedException {
        clock.advance(time);
        if (looks.incrementAndGet() == most) {
            throw new InterruptedException();
        }
    }

    @Test
    void oneThatCouldNotBeWrittenLeavesTheOlderOnes() throws Exception {
        Path first = backups().make(1).file();
        byte[] before = Files.readAllBytes(first);
        clock.advance(SIX_HOURS);
        CheckpointStore failing = meanwhile("inbox", () -> {
            throw new IllegalStateException("No space left on device");
        });
        assertThatThrownBy(() -> backups(failing).make(1)).hasMessageContaining("No space left");
        assertThat(names()).containsExactly(first.getFileName().toString());
        assertThat(first).hasBinaryContent(before);
    }

    @Test
    void whatAKilledProcessLeftIsNoBackupAndGoesWithTheNext() throws Exception {
        Path first = backups().make(28).file();
        clock.advance(SIX_HOURS);
        Path torn = folder.resolve("app-" + "20300101T000000.000Z.backup.jsonl.new");
        Files.writeString(torn, Files.readString(first).substring(0, 5_000));
        restore().from(folder);
        assertThat(there.list(HeadQuery.all())).hasSize(2);
        backups().make(28);
        assertThat(torn).doesNotExist();
        assertThat(names()).hasSize(2);
    }

    @Test
    void aJournalThatWasChangedIsNamedAndTheOldBackupOfItStays() throws Exception {
        Path good = backups().make(1).file();
        clock.advance(SIX_HOURS);
        AtomicInteger reads = new AtomicInteger();
        CheckpointStore rotten = meanwhile("inbox", () -> {
            if (reads.incrementAndGet() == 1) {
                throw new JournalCorruptException("Entry 7 of workflow does not follow");
            }
        });
        Backup backup = backups(rotten).make(1);
        assertThat(backup.workflows()).isEqualTo(1);
        assertThat(backup.unreadable()).hasSize(1);
        assertThat(good).exists();
    }

    @Test
    void aWorkflowThatIsCleanedMeanwhileIsLeftOut() throws Exception {
        CheckpointStore cleaning = meanwhile(
                "inbox",
                () -> here.acquire(ONE, "cleaner").ifPresent(lease -> {
                    lease.delete();
                    lease.close();
                }));
        Backup backup = backups(cleaning).make(28);
        assertThat(backup.workflows()).isEqualTo(1);
        restore().from(backup.file());
        assertThat(there.read(ONE, 0, 10)).isEmpty();
    }
}
