package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.config.SandboxSettings.Limits;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where no control groups can be made, as on many machines without root. */
class BoundsTest {
    private Process shell;

    @BeforeEach
    void aShellWithTwoChildren() throws IOException {
        shell = new ProcessBuilder("sh", "-c", "sleep 20 & sleep 20 & wait").start();
        assertThat(Ticker.system()
                        .await(() -> Census.of(shell.pid()).processes() == 2, java.time.Duration.ofSeconds(20)))
                .isTrue();
    }

    @AfterEach
    void end() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }

    @Test
    void tooManyProcessesAreABreach() throws IOException {
        assertThat(breach(Limits.DEFAULTS.withProcesses(1), Long.MAX_VALUE))
                .hasValueSatisfying(why -> assertThat(why).contains("it had 2 processes", "sandbox.processes"));
    }

    @Test
    void tooMuchMemoryIsABreach() throws IOException {
        assertThat(breach(Limits.DEFAULTS, 1000))
                .hasValueSatisfying(why -> assertThat(why).contains("memory", "sandbox.memory"));
    }

    @Test
    void whatStaysWithinLimitsGoesOn() throws IOException {
        assertThat(breach(Limits.DEFAULTS, 1L << 30)).isEmpty();
    }

    private Optional<String> breach(Limits limits, long memory) throws IOException {
        Growth still = new Growth(List.of(), Ticker.system());
        try (Bounds bounds = new Bounds(limits, memory, new ControlGroup(List.of()), Set.of(), still)) {
            bounds.admit(shell.pid());
            assertThat(bounds.kept()).isEmpty();
            return bounds.breach();
        }
    }
}
