package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.step.Command;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.process.LocalCommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
    @TempDir
    Path folder;

    @BeforeEach
    void onLinux() {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
    }

    @Test
    void saysWhatToInstallWhereThereIsNoBubblewrap() {
        assertThat(containment().sandboxed()).isFalse();
        assertThat(containment().description())
                .startsWith("none, commands run unsandboxed: bwrap is not on the PATH")
                .contains("apt install bubblewrap");
    }

    @Test
    void tellsWhyBubblewrapDoesNotWork() throws IOException {
        bubblewrap("echo 'bwrap: setting up uid map: Permission denied' >&2; exit 1");

        assertThat(containment().sandboxed()).isFalse();
        assertThat(containment().description())
                .contains("does not work here (bwrap: setting up uid map: Permission denied)", "user namespaces");
    }

    @Test
    void doesNotTrustABubblewrapThatContainsNothing() throws IOException {
        bubblewrap("while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"");

        assertThat(containment().sandboxed()).isFalse();
    }

    @Test
    void takesLessStrictOptionsWhereOthersAreUnknown() throws IOException {
        bubblewrap("""
                case "$*" in
                *disable-userns*) echo 'bwrap: Unknown option' >&2; exit 1;;
                --version) echo bubblewrap 0.4.0;;
                *) echo contained;;
                esac""");

        Probe probe = Probe.of(environment());

        assertThat(probe.program()).contains(folder.resolve("bwrap"));
        assertThat(probe.isolation()).contains("--unshare-all").doesNotContain("--disable-userns");
        assertThat(probe.summary()).isEqualTo("bubblewrap 0.4.0");
    }

    @Test
    void runsCommandsAsTheyAreIfNoSandboxIsWanted() throws Exception {
        SandboxSettings off = new SandboxSettings(
                false,
                false,
                SandboxSettings.Network.NONE,
                List.of(),
                List.of(),
                List.of(),
                SandboxSettings.Limits.DEFAULTS);
        DetectedSandbox sandbox = new DetectedSandbox(off, System.getenv(), List.of(), folder);

        assertThat(sandbox.containment().description()).contains("sandbox.enabled is false");
        assertThat(new LocalCommandRunner()
                        .in(sandbox)
                        .run(Command.of("ls", folder.toString()), folder, group -> {}, () -> false)
                        .exitCode())
                .isZero();
    }

    private void bubblewrap(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("bwrap"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Containment containment() {
        return new DetectedSandbox(SandboxSettings.DEFAULTS, environment(), List.of(), folder).containment();
    }

    private Map<String, String> environment() {
        return Map.of("PATH", folder.toString());
    }
}
