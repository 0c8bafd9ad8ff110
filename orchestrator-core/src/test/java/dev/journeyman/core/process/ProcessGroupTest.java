package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
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
        await(() -> !new ProcessTable.Entry(group().id(), group().started()).running());

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
        Process engine = engine("hold", "touch child");
        await(() -> Files.exists(directory.resolve("group")));
        engine.destroyForcibly().waitFor();
        await(() -> !group().alive());

        assertThat(directory.resolve("child")).doesNotExist();
    }

    @Test
    void endingWhatIsGoneDoesNothing() {
        new ProcessGroup(Integer.MAX_VALUE, "never").end();
        assertThat(new ProcessGroup(Integer.MAX_VALUE, "never").alive()).isFalse();
    }

    private void killedEngineRan(String script) throws Exception {
        Process engine = engine("go", script);
        await(() -> Files.exists(directory.resolve("child")));
        engine.destroyForcibly().waitFor();
    }

    private Process engine(String mode, String script) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        return new ProcessBuilder(List.of(
                        java, "-cp", classPath, KilledEngine.class.getName(), directory.toString(), mode, script))
                .redirectErrorStream(true)
                .redirectOutput(new File(directory.toFile(), "engine.log"))
                .start();
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

    private void await(BooleanSupplier condition) {
        assertThat(Ticker.system().await(condition, PATIENCE))
                .as("happens within %s, log: %s", PATIENCE, lines("engine.log"))
                .isTrue();
    }
}
