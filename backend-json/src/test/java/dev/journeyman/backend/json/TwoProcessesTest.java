package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only real processes can show. */
class TwoProcessesTest {
    @TempDir
    Path state;

    @Test
    void anotherProcessIsRefusedAndToldWhoOwnsTheWorkflow() throws Exception {
        try (ChildJvm owner = StoreProcess.start("hold", state);
                JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            assertThat(owner.line()).isEqualTo("epoch 1");
            assertThat(store.acquire(Trees.WF, "second")).isEmpty();
            assertThat(store.owner(Trees.WF)).contains(new Owner("child", owner.pid(), true));
        }
    }

    @Test
    void aKilledOwnersWorkflowCanBeHadAtOnce() throws Exception {
        try (ChildJvm owner = StoreProcess.start("hold", state);
                JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            owner.line();
            owner.kill();
            assertThat(store.owner(Trees.WF)).isEmpty();
            assertThat(store.acquire(Trees.WF, "next")).map(Lease::epoch).contains(2L);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aStoppedOwnerIsNamedAndNeverOvertaken() throws Exception {
        try (ChildJvm owner = StoreProcess.start("hold", state);
                JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            owner.line();
            owner.freeze();
            assertThat(store.acquire(Trees.WF, "second")).isEmpty();
            assertThat(store.owner(Trees.WF)).map(Owner::processId).contains(owner.pid());
            owner.thaw();
            assertThat(store.acquire(Trees.WF, "second")).isEmpty();
        }
    }

    /** On POSIX, closing any descriptor of the lock's file in the owner's process would free the lock. */
    @Test
    void nothingTheOwnersProcessDoesFreesItsLock() throws Exception {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            Lease lease = store.acquire(Trees.WF, "parent").orElseThrow();
            lease.append(0, EntryChain.start().next(1), Heads.running(Trees.WF, 1));
            useEverything(store);
            try (JsonCheckpointStore second = new JsonCheckpointStore(state)) {
                useEverything(second);
            }
            assertThat(couldAcquire()).isEqualTo("false");
            lease.close();
            assertThat(couldAcquire()).isEqualTo("true");
        }
    }

    private static void useEverything(JsonCheckpointStore store) throws InterruptedException {
        store.acquire(Trees.WF, "again");
        store.owner(Trees.WF);
        store.read(Trees.WF, 0, 10);
        store.list(HeadQuery.all());
        store.post(Trees.WF, "s-1", "{}");
        store.inbox(Trees.WF, 0, Duration.ZERO);
    }

    private String couldAcquire() throws Exception {
        try (ChildJvm child = StoreProcess.start("try", state)) {
            return child.line();
        }
    }

    @Test
    void everyAcknowledgedEntryOutlivesAKill() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path here = state.resolve("round-" + round);
            long acknowledged = appendAndKill(here, 20 + 35 * round);
            List<JournalEntry> entries = new JsonCheckpointStore(here).read(Trees.WF, 0, 100_000);
            assertThat(entries).hasSizeBetween((int) acknowledged, (int) acknowledged + 1);
            goOn(here, entries);
        }
    }

    private static long appendAndKill(Path state, int entries) throws Exception {
        try (ChildJvm child = StoreProcess.start("append", state)) {
            long acknowledged = 0;
            while (acknowledged < entries) {
                acknowledged = Long.parseLong(child.line());
            }
            child.kill();
            List<String> rest = child.rest();
            return rest.isEmpty() ? acknowledged : Long.parseLong(rest.get(rest.size() - 1));
        }
    }

    private static void goOn(Path state, List<JournalEntry> entries) {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            JournalEntry newest = entries.get(entries.size() - 1);
            store.acquire(Trees.WF, "next")
                    .orElseThrow()
                    .append(entries.size(), EntryChain.after(newest).next(1), Heads.running(Trees.WF, 1));
            assertThat(store.read(Trees.WF, 0, 100_000)).hasSize(entries.size() + 1);
        }
    }

    @Test
    void aSignalOfAnotherProcessWakesTheReader() throws Exception {
        try (JsonCheckpointStore store = new JsonCheckpointStore(state);
                ChildJvm poster = StoreProcess.start("post", state, "from the child")) {
            assertThat(store.inbox(Trees.WF, 0, Duration.ofSeconds(50)))
                    .containsExactly(new PostedSignal(1, "from the child", "{}"));
            assertThat(poster.line()).isEqualTo("1");
            assertThat(store.post(Trees.WF, "from the child", "{}")).isEqualTo(1);
        }
    }

    @Test
    void processesThatShareATrackerLoseNothing() throws Exception {
        int each = 30;
        List<ChildJvm> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            children.add(StoreProcess.start("items", state, "child-" + i + "-", each));
        }
        for (ChildJvm child : children) {
            assertThat(child.rest()).hasSize(each);
        }
        List<WorkItem> items = new JsonWorkTracker(state)
                .changes(new ProjectId("project"), "", 1000)
                .items();
        assertThat(items).hasSize(3 * each).allMatch(item -> item.status() == ItemStatus.DONE);
    }

    @Test
    void whoDiesInItsTurnAtTheTrackerHoldsNobodyUp() throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (ChildJvm child = StoreProcess.start("lock", state)) {
            assertThat(child.line()).isEqualTo("locked");
            Future<?> looking = beside.submit(() -> new JsonWorkTracker(state).changes(new ProjectId("p"), "", 1));
            assertThatThrownBy(() -> looking.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            child.kill();
            looking.get(30, TimeUnit.SECONDS);
        } finally {
            beside.shutdownNow();
        }
    }

    /** An application server may load the library twice, and each copy opens the lock's file on its own. */
    @Test
    void anotherCopyOfTheLibraryInOneProcessIsRefusedAndFreesNothing() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
                JsonCheckpointStore store = new JsonCheckpointStore(state)) {
            Method main = loader.loadClass(StoreProcess.class.getName()).getMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[] {"try", state.toString()});
            assertThat(store.acquire(Trees.WF, "second")).isEmpty();
            assertThat(couldAcquire()).isEqualTo("false");
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Each of them archives what is done again and again, wherever it is killed. */
    @Test
    void killedProcessesLeaveATrackerThatWorksAndKnowsAllThatWasDone() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            acknowledged.addAll(workAndKill("child-" + round + "/", 25 + 9 * round));
        }
        List<WorkItem> items = new JsonWorkTracker(state)
                .changes(new ProjectId("project"), "", 100_000)
                .items();
        assertThat(items).extracting(WorkItem::id).doesNotHaveDuplicates();
        assertThat(items.stream().filter(item -> item.status() == ItemStatus.DONE))
                .extracting(item -> item.id().value())
                .containsAll(acknowledged);
        assertThat(state.resolve("work-items.done")).isDirectoryContaining("glob:**.jsonl");
    }

    private List<String> workAndKill(String prefix, int items) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (ChildJvm child = StoreProcess.start("items", state, prefix, 100_000)) {
            for (int i = 0; i < items; i++) {
                acknowledged.add(child.line());
            }
            child.kill();
            acknowledged.addAll(child.rest());
        }
        return acknowledged;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDiskThatIsFullForRealIsNamedAndTheOwnerGoesOn() throws Exception {
        try (ChildJvm child = limitedTo(64, "full").start()) {
            assertThat(child.line()).contains("journal.jsonl").contains("raise it or free some space");
            assertThat(child.line()).isEqualTo("went on");
        }
        assertThat(new JsonCheckpointStore(state).read(Trees.WF, 0, 10)).hasSize(2);
        assertThat(new JsonCheckpointStore(state).acquire(Trees.WF, "next")).isNotEqualTo(Optional.empty());
    }

    /** A limit on the size of the files that a process writes works like a full disk. */
    private JavaProgram limitedTo(int blocksOf512, String what) {
        return StoreProcess.program(what, state)
                .launchedBy("sh", "-c", "ulimit -f " + blocksOf512 + "; exec \"$@\"", "sh");
    }
}
