package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsideTest {
    @TempDir
    Path folder;

    @Test
    void aToolBringsItsDistributionButNeverAHome() throws IOException {
        Path jdk = Files.createDirectories(folder.resolve("home/jdk"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.createDirectories(jdk.resolve("lib"));
        Path own = Files.createDirectories(folder.resolve("home/bin"));
        Files.createDirectories(folder.resolve("home/lib"));
        Path cargo = Files.createDirectories(folder.resolve("home/.cargo/bin"));
        Path home = folder.resolve("home");
        String path =
                String.join(":", "/usr/bin", jdk + "/bin", own.toString(), cargo.toString(), home.toString(), ".");

        assertThat(new Tools(Map.of("PATH", path, "M2_HOME", folder + "/maven"), List.of(home)).folders())
                .containsExactlyInAnyOrder(folder.resolve("maven"), jdk, own, cargo);
    }

    @Test
    void aLinkedToolIsSeenByItsNameAndWhereItIs() throws IOException {
        Path real = folder.resolve("maven-3.9");
        Files.createDirectories(real.resolve("bin"));
        Files.createDirectories(real.resolve("lib"));
        Path link = Files.createSymbolicLink(folder.resolve("current"), real);

        assertThat(new Tools(Map.of("PATH", link + "/bin"), List.of()).folders())
                .containsExactlyInAnyOrder(link, real.toRealPath());
    }

    @Test
    void javasHomeIsWhatJavaWillThink() {
        assertThat(Homes.of(Map.of("HOME", "/home/x", "JAVA_TOOL_OPTIONS", "-ea -Duser.home=/home/y"))
                        .java())
                .isEqualTo(Path.of("/home/y"));
        assertThat(Homes.of(Map.of("HOME", "/home/x")).all()).contains(Path.of("/home/x"));
        assertThat(Homes.of(Map.of("HOME", "/")).all()).doesNotContain(Path.of("/"));
        assertThat(Homes.of(Map.of("HOME", "/usr/sbin")).all()).doesNotContain(Path.of("/usr/sbin"));
    }

    @Test
    void proxiesStayOutsideWithoutANetwork() {
        Inside inside = new Inside(SandboxSettings.DEFAULTS, System.getenv(), List.of(), folder);
        Map<String, String> outside =
                Map.of("https_proxy", "http://user:password@proxy", "XDG_RUNTIME_DIR", "/run/user/1", "LANG", "C");

        assertThat(inside.environment(outside, false))
                .containsEntry("LANG", "C")
                .containsEntry("TMPDIR", "/tmp")
                .doesNotContainKeys("https_proxy", "XDG_RUNTIME_DIR");
        assertThat(inside.environment(outside, true)).containsKey("https_proxy");
    }

    @Test
    void whatOthersMayNotReadIsCovered() {
        List<String> covered = SystemFolders.hidePrivate(new Mounts()).arguments();

        if (Files.isReadable(Path.of("/etc/shadow"))) {
            assertThat(covered).containsSubsequence("/dev/null", "/etc/shadow");
        }
        assertThat(covered).doesNotContain("/etc/passwd", "/etc/hosts");
    }

    @Test
    void growthIsMeasuredNowAndThen() throws IOException {
        AtomicLong time = new AtomicLong();
        Growth growth = new Growth(List.of(folder), new Ticker() {
            @Override
            public long nanos() {
                return time.get();
            }

            @Override
            public void pause(Duration duration) {}
        });
        assertThat(growth.bytes()).isZero();

        Files.write(folder.resolve("new"), new byte[100_000]);
        assertThat(growth.bytes()).isZero();
        time.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(growth.bytes()).isBetween(100_000L, 110_000L);
    }

    @Test
    void aCensusCountsDescendants() throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "sleep 20 & sleep 20 & wait").start();
        try {
            assertThat(Ticker.system().await(() -> Census.of(shell.pid()).processes() == 2, Duration.ofSeconds(20)))
                    .isTrue();
            assertThat(Census.of(shell.pid()).memory()).isPositive();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }
}
