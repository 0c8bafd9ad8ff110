package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.Deadline;
import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Groups as the next owner finds them: their engine is gone, their number and start are on record. */
@Timeout(60)
class ProcessGroupTest {
    private static final Duration GRACE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @AfterEach
    void nothingIsLeft() {
        if (Files.exists(directory.resolve("group"))) {
            group().end(GRACE);
        }
    }

    @Test
    void outlivesItsKilledEngineAndIsEndedByItsRecord() throws Exception {
        killedEngineRan("(trap '' TERM; exec sleep 300) & echo $! > child.new; mv child.new child; wait");
        ProcessGroup group = group();

        assertThat(group.alive()).isTrue();
        assertThat(running("child")).isTrue();

        group.end(GRACE);

        assertThat(group.alive()).isFalse();
        assertThat(running("child")).isFalse();
    }

    @Test
    void isKnownByItsMembersWhenItsLeaderIsGone() throws Exception {
        killedEngineRan("sleep 300 & echo $! > more; sleep 300 & echo $! > child.new; mv child.new child; wait");
        ProcessHandle.of(group().id()).orElseThrow().destroyForcibly();
        await("the leader ends", () -> !new ProcessTable.Entry(group().id(), group().started()).running());

        assertThat(group().alive()).isTrue();

        group().end(GRACE);

        assertThat(running("child")).isFalse();
        assertThat(running("more")).isFalse();
    }

    @Test
    void isLeftAloneIfItStartedAtAnotherTime() throws Exception {
        killedEngineRan("echo $$ > child.new; mv child.new child; exec sleep 300");
        ProcessGroup reused = new ProcessGroup(group().id(), group().started() + "1");

        assertThat(reused.alive()).isFalse();
        reused.end(GRACE);

        assertThat(running("child")).isTrue();
    }

    @Test
    void anEngineKilledBeforeTheReleaseHasRunNothing() throws Exception {
        try (ChildJvm engine = engine("hold", "touch child")) {
            await(engine + " records its group", () -> Files.exists(directory.resolve("group")));
        }
        await("the group ends with it", () -> !group().alive());

        assertThat(directory.resolve("child")).doesNotExist();
    }

    @Test
    void endingWhatIsGoneDoesNothing() {
        new ProcessGroup(Integer.MAX_VALUE, "never").end();
        assertThat(new ProcessGroup(Integer.MAX_VALUE, "never").alive()).isFalse();
    }

    private void killedEngineRan(String script) throws Exception {
        try (ChildJvm engine = engine("go", script)) {
            await(engine + " runs its script", () -> Files.exists(directory.resolve("child")));
        }
    }

    private ChildJvm engine(String mode, String script) throws IOException {
        return JavaProgram.of(KilledEngine.class, directory, mode, script).start();
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        Deadline.in(PATIENCE).await(what, condition);
    }

    private ProcessGroup group() {
        List<String> record = lines("group");
        return new ProcessGroup(Long.parseLong(record.get(0)), record.get(1));
    }

    private boolean running(String name) {
        return ProcessTable.started(Long.parseLong(lines(name).get(0))).isPresent();
    }

    private List<String> lines(String name) {
        try {
            return Files.readAllLines(directory.resolve(name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
