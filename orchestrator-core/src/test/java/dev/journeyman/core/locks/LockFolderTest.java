package dev.journeyman.core.locks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFolderTest {
    private static final WorkflowId A = new WorkflowId("a");
    private static final WorkflowId B = new WorkflowId("b");
    private static final List<String> FILE = List.of("src/Main.java");

    @TempDir
    Path temp;

    private final SettableClock clock = SettableClock.atSomeTime();

    private LockFolder folder() {
        return new LockFolder(temp.resolve("locks"), clock);
    }

    @Test
    void aFileThatAnotherWorkflowHoldsIsNotTakenAndTheWaiterIsShown() {
        LockFolder here = folder();
        LockFolder elsewhere = folder();
        Instant since = clock.instant();
        assertThat(here.take(A, "code#1/dispatch:1/one", FILE)).isEmpty();
        clock.advance(Duration.ofSeconds(3));
        Optional<FileLock> held = elsewhere.take(B, "code#1/dispatch:1/two", FILE);
        assertThat(held).isPresent();
        FileLock shown = elsewhere.all().get(0);
        assertThat(elsewhere.all()).hasSize(1);
        assertThat(shown)
                .isEqualTo(new FileLock(
                        A,
                        "one",
                        "src/Main.java",
                        since,
                        ProcessHandle.current().pid(),
                        true,
                        List.of(new FileLock.Waiter(B, "two", since.plusSeconds(3)))));
        here.free(A, "code#1/dispatch:1/one");
        assertThat(elsewhere.take(B, "code#1/dispatch:1/two", FILE)).isEmpty();
        assertThat(here.all()).extracting(FileLock::workflow).containsExactly(B);
        assertThat(here.all().get(0).waiting()).isEmpty();
    }

    @Test
    void itemsOfOneWorkflowAreNotInEachOthersWayHere() {
        LockFolder locks = folder();
        assertThat(locks.take(A, "d/one", FILE)).isEmpty();
        assertThat(locks.take(A, "d/two", FILE)).isEmpty();
    }

    @Test
    void aFolderStandsForAllBelowIt() {
        LockFolder locks = folder();
        locks.take(A, "d/one", List.of("src/main/"));
        assertThat(locks.take(B, "d/two", List.of("src/main/X.java"))).isPresent();
        assertThat(locks.take(B, "d/three", List.of("src/"))).isPresent();
        assertThat(locks.take(B, "d/four", List.of("src/mainly.txt"))).isEmpty();
    }

    @Test
    void whoWaitsHoldsNothing() {
        LockFolder locks = folder();
        locks.take(A, "d/one", FILE);
        locks.take(B, "d/two", List.of("other.txt", "src/Main.java"));
        assertThat(locks.take(A, "d/three", List.of("other.txt"))).isEmpty();
    }

    @Test
    void whoSharesIsToldAndHoldsTheFileToo() {
        LockFolder locks = folder();
        assertThat(locks.share(A, "d/one", FILE)).isEmpty();
        assertThat(locks.share(B, "d/two", FILE)).map(FileLock::workflow).contains(A);
        assertThat(locks.all()).extracting(FileLock::workflow).containsExactly(A, B);
    }

    @Test
    void aWorkflowAtRestLeavesNothingBehind() throws IOException {
        LockFolder locks = folder();
        locks.take(A, "d/one", FILE);
        locks.take(A, "d/two", List.of("x"));
        locks.freeAll(A);
        assertThat(locks.all()).isEmpty();
        assertThat(temp.resolve("locks").resolve("a.json")).doesNotExist();
    }

    @Test
    void whatADeadProcessHeldIsShownAndBindsNobodyEvenIfItsNumberIsTakenAgain() throws IOException {
        LockFolder locks = folder();
        locks.take(A, "d/one", FILE);
        Path file = temp.resolve("locks/a.json");
        LockRecord record = Json.read(Files.readString(file), LockRecord.class);
        LockRecord earlier =
                new LockRecord(A, record.process(), Instant.EPOCH.toString(), record.holds(), record.waits());
        Files.writeString(file, Json.write(earlier, LockRecord.class));
        assertThat(folder().take(B, "d/two", FILE)).isEmpty();
        assertThat(folder().all())
                .extracting(FileLock::workflow, FileLock::alive)
                .containsExactly(tuple(A, false), tuple(B, true));
    }

    @Test
    void aFileThatCannotBeReadBindsNobody() throws IOException {
        LockFolder locks = folder();
        locks.take(A, "d/one", FILE);
        Files.writeString(temp.resolve("locks/a.json"), "{");
        assertThat(locks.take(B, "d/two", FILE)).isEmpty();
    }

    @Test
    void workGoesOnWhereLocksCannotBeKept() throws IOException {
        Files.writeString(temp.resolve("locks"), "in the way");
        assertThat(folder().take(A, "d/one", FILE)).isEmpty();
        assertThat(folder().all()).isEmpty();
    }

    @Test
    void anInterruptIsKeptAndLocksNothingForEver() {
        LockFolder locks = folder();
        Thread.currentThread().interrupt();
        locks.take(A, "d/one", FILE);
        locks.freeAll(A);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(locks.all()).isEmpty();
    }

    @Test
    void ofManyWhoTryOnlyOneHoldsAFileAtATime() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            WorkflowId id = new WorkflowId("w" + i);
            LockFolder locks = folder();
            done.add(threads.submit(() -> {
                for (int turns = 0; turns < 20; ) {
                    if (locks.take(id, "d/item", FILE).isEmpty()) {
                        most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                        holders.decrementAndGet();
                        locks.free(id, "d/item");
                        turns++;
                    }
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        assertThat(most).hasValue(1);
        assertThat(folder().all()).isEmpty();
    }

    @Test
    void whatAnotherProcessHoldsIsFreeAsSoonAsThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        temp.resolve("locks").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = other.getInputStream()) {
            assertThat(out.read()).isEqualTo('h');
            Optional<FileLock> held = folder().take(B, "d/two", FILE);
            assertThat(held).map(FileLock::process).contains(other.pid());
            other.destroyForcibly();
            assertThat(Ticker.system()
                            .await(() -> folder().take(B, "d/two", FILE).isEmpty(), Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(folder().all()).extracting(FileLock::alive).containsExactlyInAnyOrder(false, true);
        } finally {
            other.destroyForcibly();
        }
    }
}
