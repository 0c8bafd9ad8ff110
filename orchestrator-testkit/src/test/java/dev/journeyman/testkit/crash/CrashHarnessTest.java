package dev.journeyman.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Lease;
import dev.journeyman.testkit.EntryChain;
import dev.journeyman.testkit.Heads;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class CrashHarnessTest {
    private static final WorkflowId ID = new WorkflowId("wf-1");
    private static final int LAST = 300;

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void createFile() throws IOException {
        file = Files.createFile(folder.resolve("numbers"));
    }

    private JavaProgram counting() {
        return JavaProgram.of(Counting.class, file, LAST);
    }

    @Test
    void lifeAfterLifeAProgramComesToItsEnd() throws Exception {
        Random random = new Random(1);
        List<Life> seen = new ArrayList<>();
        List<Life> lives = CrashHarness.of(counting())
                .liveUntilDone(() -> KillPoint.within(Duration.ofMillis(600), random), seen::add);
        assertThat(lives).isEqualTo(seen).hasSizeGreaterThan(1);
        assertThat(lives.subList(0, lives.size() - 1)).allMatch(Life::killed).noneMatch(Life::succeeded);
        assertThat(lives.get(lives.size() - 1)).matches(Life::succeeded, "succeeded");
        assertThat(Files.readAllLines(file))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, LAST).mapToObj(String::valueOf).toList());
    }

    @Test
    void aProgramDiesWhereItIsToldTo() throws Exception {
        Life life = CrashHarness.of(counting())
                .live(() -> () -> Files.readAllLines(file).size() >= 20);
        assertThat(life.killed()).isTrue();
        assertThat(life.out()).startsWith("1\n2\n").doesNotContain("" + LAST);
        assertThat(Files.readAllLines(file)).hasSizeBetween(20, LAST - 1);
    }

    @Test
    void aProgramThatEndsByItselfIsNotCalledKilled() throws Exception {
        Life life =
                CrashHarness.of(JavaProgram.of(Counting.class, file, "none")).live();
        assertThat(life.killed()).isFalse();
        assertThat(life.succeeded()).isFalse();
        assertThat(life.err()).contains("NumberFormatException");
    }

    @Test
    void aFrozenProgramLivesAndDoesNothing() throws Exception {
        try (ChildJvm child = counting().start()) {
            child.line();
            child.freeze();
            int then = Files.readAllLines(file).size();
            assertThat(child.alive()).isTrue();
            child.thaw();
            Deadline.in(Duration.ofSeconds(30))
                    .await("more numbers", () -> Files.readAllLines(file).size() > then + 1);
            assertThat(child.kill()).isTrue();
            assertThat(child.alive()).isFalse();
        }
    }

    @Test
    void aProgramIsToldAndAsked() throws Exception {
        JavaProgram echo = JavaProgram.of(Counting.Echo.class, ">")
                .in(folder)
                .options("-Dx=y")
                .environment(variables -> variables.put("ECHO", "!"))
                .launchedBy("env");
        try (ChildJvm child = echo.start()) {
            child.say("one");
            child.say("two");
            assertThat(child.line()).isEqualTo(">one!");
            assertThat(child.line()).isEqualTo(">two!");
            child.kill();
            assertThat(child.rest()).isEmpty();
            assertThatThrownBy(child::line).isInstanceOf(AssertionError.class).hasMessageContaining("ended without");
        }
    }

    @Test
    void whoStillWorksInAFolderIsFound() throws Exception {
        try (ChildJvm child =
                JavaProgram.of(Counting.Echo.class, ">").in(folder).start()) {
            assertThat(Survivors.in(folder)).extracting(ProcessHandle::pid).contains(child.pid());
            child.kill();
            assertThat(Survivors.in(folder)).isEmpty();
        }
    }

    @Test
    void anEventIsReachedWhenItCanBeRead() throws Exception {
        InMemoryCheckpointStore store = new InMemoryCheckpointStore();
        Lease lease = store.acquire(ID, "tester").orElseThrow();
        EntryChain chain = EntryChain.start();
        append(lease, chain, "StepDone");
        KillPoint second = KillPoint.event(store, "StepDone", 2);
        KillPoint third = KillPoint.entry(store, 3);
        append(lease, chain, "StepDone");
        append(lease, chain, "Merged");
        assertThat(second.reached()).as("what was there does not count").isFalse();
        append(lease, chain, "StepDone");
        assertThat(second.reached()).isTrue();
        assertThat(third.reached()).isTrue();
        KillPoint afterwards = third.later(Duration.ofMillis(1));
        Deadline.in(Duration.ofSeconds(30)).await("a moment later", afterwards::reached);
        assertThat(third.later(Duration.ofDays(1)).reached()).isFalse();
    }

    private static void append(Lease lease, EntryChain chain, String type) {
        long newest = chain.sequence();
        lease.append(
                newest,
                List.of(chain.next("{\"scope\":\"\",\"event\":{\"type\":\"" + type + "\"}}")),
                Heads.running(ID, newest + 1));
    }

    @Test
    void aDeadlineThatIsOverSaysWhatItWaitedFor() {
        assertThatThrownBy(() -> Deadline.in(Duration.ofMillis(5)).await("a wonder", () -> false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a wonder");
    }
}
