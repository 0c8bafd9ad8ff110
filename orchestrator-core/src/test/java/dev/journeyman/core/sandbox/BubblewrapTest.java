package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.Command.Needs;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.config.SandboxSettings.Limits;
import dev.journeyman.core.config.SandboxSettings.Network;
import dev.journeyman.core.process.LocalCommandRunner;
import dev.journeyman.core.process.ProcessGroup;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real bubblewrap; what means harm is tried by the hostile test suite. */
@Timeout(60)
class BubblewrapTest {
    private static final SandboxSettings DEFAULTS = SandboxSettings.DEFAULTS;

    @TempDir
    Path folder;

    private final List<ProcessGroup> announced = new CopyOnWriteArrayList<>();
    private Path directory;

    @BeforeEach
    void aSandbox() throws IOException {
        assumeTrue(
                sandbox(DEFAULTS).containment().sandboxed(),
                () -> sandbox(DEFAULTS).containment().description());
        directory = Files.createDirectories(folder.resolve("item directory"));
    }

    @Test
    void tellsExitCodeAndOutputAndLeavesWhatWasWrittenInTheDirectory() throws Exception {
        CommandResult result = run(DEFAULTS, sh("pwd; cat; echo problem >&2; echo new > file; exit 7"));

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo(directory + "\nproblem\n");
        assertThat(directory.resolve("file")).hasContent("new");
    }

    @Test
    void saysThatAProgramIsNotThere() throws Exception {
        CommandResult result = run(DEFAULTS, Command.of("no-such-program-here"));

        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.output()).contains("'no-such-program-here' was not found");
    }

    @Test
    void showsNothingButTheDirectoryOfTheFolderItLiesIn() throws Exception {
        Files.writeString(folder.resolve("neighbour"), "");

        assertThat(run(DEFAULTS, sh("ls ..")).output()).isEqualTo("item directory\n");
    }

    @Test
    void givesWhatIsConfiguredForReadingAndForWriting() throws Exception {
        Path read = Files.createDirectories(folder.resolve("read"));
        Files.writeString(read.resolve("text"), "to be read\n");
        Path cache = folder.resolve("cache");
        SandboxSettings settings = new SandboxSettings(
                true, false, Network.NONE, List.of(cache), List.of(read), List.of(), Limits.DEFAULTS);

        CommandResult result = run(settings, sh("cat ../read/text; touch ../cache/made; touch ../read/made"));

        assertThat(result.output()).startsWith("to be read\n").contains("Read-only file system");
        assertThat(cache.resolve("made")).exists();
        assertThat(read.resolve("made")).doesNotExist();
    }

    @Test
    void letsACommandWriteWhereItNeedsTo() throws Exception {
        Path needed = Files.createDirectories(folder.resolve("needed"));
        Command command = new Command(
                List.of("touch", needed + "/made"),
                Map.of(),
                Duration.ofSeconds(20),
                new Needs(false, List.of(needed)));

        assertThat(run(DEFAULTS, command).exitCode()).isZero();
        assertThat(needed.resolve("made")).exists();
    }

    @Test
    void injectsSecretsByNameOnly() throws Exception {
        Map<String, String> outside = new HashMap<>(System.getenv());
        outside.put("OTHER_TOKEN", "stays-outside");
        LocalCommandRunner runner = new LocalCommandRunner(outside, Ticker.system(), Duration.ofMillis(300))
                .in(sandbox(DEFAULTS))
                .injecting(Map.of("NPM_TOKEN", "goes-inside"));

        CommandResult result = runner.run(Command.of("env"), directory, announced::add, () -> false);

        assertThat(result.output())
                .contains("NPM_TOKEN=goes-inside", "TMPDIR=/tmp")
                .doesNotContain("stays-outside");
    }

    @Test
    void hasALoopbackOfItsOwnAndReachesOursOnlyIfAllowed() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String connect = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort();
            Command plain = Command.of("bash", "-c", connect);
            Command fetching = new Command(plain.argv(), Map.of(), Duration.ofSeconds(20), new Needs(true, List.of()));

            assertThat(run(DEFAULTS, fetching).exitCode()).isNotZero();
            assertThat(run(DEFAULTS.withNetwork(Network.CHECKS), plain).exitCode())
                    .isNotZero();
            assertThat(run(DEFAULTS.withNetwork(Network.CHECKS), fetching).exitCode())
                    .isZero();
            assertThat(run(DEFAULTS.withNetwork(Network.ALL), plain).exitCode()).isZero();
        }
    }

    @Test
    void saysWhatToSetWhenABuildCannotFetch() throws Exception {
        String said = "Could not transfer artifact a:b:jar:1: repo.example: Temporary failure in name resolution";

        CommandResult result = run(DEFAULTS, sh("echo '" + said + "'; exit 1"));

        assertThat(result.output())
                .contains("[sandbox] There is no network for this command", "sandbox.network: checks");
        assertThat(run(DEFAULTS, sh("echo '" + said + "'")).output()).doesNotContain("[sandbox]");
    }

    @Test
    void saysWhatMayBeFull() throws Exception {
        CommandResult result = run(DEFAULTS, sh("echo 'cp: /tmp/x: No space left on device'; exit 1"));

        assertThat(result.output()).contains("[sandbox] In the sandbox /tmp and the home", "1 GB and 512 MB");
    }

    @Test
    void endsWithItsTime() throws Exception {
        Command late = sh("setsid sleep 98765 & trap '' TERM; sleep 98765").within(Duration.ofMillis(500));

        CommandResult result = run(DEFAULTS, late);

        assertThat(result.timedOut()).isTrue();
        assertThat(announced).isNotEmpty().noneMatch(ProcessGroup::alive);
        assertNobodySleeps("98765");
    }

    @Test
    void isEndedByTheRecordOfItsGroup() throws Exception {
        Thread engine = new Thread(() -> unchecked(sh("setsid sleep 98764 & sleep 98764")));
        engine.start();
        assertThat(Ticker.system().await(() -> sleeps("98764"), Duration.ofSeconds(20)))
                .isTrue();
        ProcessGroup recorded =
                new ProcessGroup(announced.get(0).id(), announced.get(0).started());

        assertThat(recorded.alive()).isTrue();
        recorded.end();

        assertThat(recorded.alive()).isFalse();
        assertNobodySleeps("98764");
        engine.join();
    }

    @Test
    void diesWithTheLeaderOfItsGroup() throws Exception {
        Thread engine = new Thread(() -> unchecked(sh("setsid sleep 98763 & sleep 98763")));
        engine.start();
        assertThat(Ticker.system().await(() -> sleeps("98763"), Duration.ofSeconds(20)))
                .isTrue();

        ProcessHandle.of(announced.get(0).id()).orElseThrow().destroyForcibly();

        assertNobodySleeps("98763");
        engine.join();
    }

    @Test
    void leavesNoControlGroupBehind() throws Exception {
        run(DEFAULTS, Command.of("true"));

        ControlMounts mounts = ControlMounts.read(Path.of("/proc/self"));
        List<Path> parents = new ArrayList<>(mounts.unified());
        ControlLimit.VERSION_1.forEach(controller -> mounts.folder(controller).ifPresent(parents::add));
        String ours = "journeyman-" + ProcessHandle.current().pid() + "-*";
        for (Path parent : parents) {
            try (var left = Files.newDirectoryStream(parent, ours)) {
                assertThat(left).isEmpty();
            }
        }
    }

    private DetectedSandbox sandbox(SandboxSettings settings) {
        return new DetectedSandbox(settings, System.getenv(), List.of(), folder.resolve("scratch"));
    }

    private CommandResult run(SandboxSettings settings, Command command) throws InterruptedException {
        return new LocalCommandRunner(System.getenv(), Ticker.system(), Duration.ofMillis(300))
                .in(sandbox(settings))
                .run(command, directory, announced::add, () -> false);
    }

    private void unchecked(Command command) {
        try {
            run(DEFAULTS, command);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Command sh(String script) {
        return Command.of("sh", "-c", script);
    }

    private static boolean sleeps(String seconds) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .anyMatch(arguments -> arguments.length == 1 && arguments[0].equals(seconds));
    }

    private static void assertNobodySleeps(String seconds) {
        assertThat(Ticker.system().await(() -> !sleeps(seconds), Duration.ofSeconds(10)))
                .as("nothing survives")
                .isTrue();
    }
}
