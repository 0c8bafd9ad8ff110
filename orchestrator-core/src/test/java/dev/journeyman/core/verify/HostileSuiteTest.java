package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.SandboxSettings;
import dev.journeyman.core.config.SandboxSettings.Limits;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.process.LocalCommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.sandbox.DetectedSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Maven build of tests that mean harm. Each attempt is judged from outside where that is possible, and is bounded, so
 * that it could do no harm either if it were not contained.
 */
@Timeout(300)
class HostileSuiteTest {
    private static final String SECRET = "planted-secret-4711";
    private static final long MEGABYTE = 1 << 20;
    private static final Limits NARROW = Limits.DEFAULTS
            .withMemory(256 * MEGABYTE)
            .withProcesses(150)
            .withCpus(0.5)
            .withDisk(20 * MEGABYTE);
    private static final int FORKS = 10_000;

    @TempDir
    Path folder;

    private final List<Attempt> attempts = new ArrayList<>();
    private SampleProject project;

    private record Attempt(String what, String got, boolean contained) {}

    @BeforeEach
    void aSandbox() throws IOException {
        Containment containment = sandbox(Limits.DEFAULTS).containment();
        if (!containment.sandboxed()) {
            System.err.println("""
                    ********************************************************************************
                    * SKIPPED: no hostile test suite was run, because there is no sandbox here.
                    * %s
                    ********************************************************************************
                    """.formatted(containment.description()));
        }
        assumeTrue(containment.sandboxed(), containment.description());
        project = new SampleProject(Files.createDirectories(folder.resolve("work tree")));
        Files.createDirectories(folder.resolve("outside"));
        Files.writeString(folder.resolve("outside/secret.txt"), SECRET);
    }

    @Test
    void isContained() throws Exception {
        String mark = Long.toString(600_000 + ProcessHandle.current().pid());
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            hostileProject(mark, server.getLocalPort());
            quietAttacks(mark, server);
        }
        forks();
        memory();
        cpu();
        file();
        files();

        System.out.println(table());
        assertThat(attempts).hasSize(11).allMatch(Attempt::contained);
    }

    private void hostileProject(String mark, int port) throws IOException {
        project.withPom("", "hostile", "", "").with("src/test/java/hostile/Attacks.java", source("Attacks"));
        project.with(
                "src/test/java/hostile/AttacksTest.java",
                source("AttacksTest")
                        .replace(
                                "@secret@", folder.resolve("outside/secret.txt").toString())
                        .replace("@outside@", folder.resolve("outside").toString())
                        .replace("@port@", Integer.toString(port))
                        .replace("@mark@", mark));
    }

    /** What a suite tries without being noticed: with the whole build, and judged by what it printed and by what is left. */
    private void quietAttacks(String mark, ServerSocket server) throws Exception {
        LocalStep step = new LocalStep(project.directory(), runner(Limits.DEFAULTS));
        Checks checks = new Checks(folder.resolve("scratch"), Duration.ofMinutes(3));
        CheckReport report = checks.run(
                Builds.detect(project, ChecksSettings.DEFAULTS).orElseThrow(), Check.COVERAGE, step, project);
        assertThat(report.passed()).as(report.output()).isTrue();
        assertThat(report.tests()).isEqualTo(5);
        assertThat(report.coverage()).isPresent();

        String seen = said(report.output(), "home");
        add(
                "reads home directories",
                "files: " + seen,
                seen.replaceAll(mark + "|[\\[\\], ]", "").isEmpty());
        String read = said(report.output(), "read");
        add("reads other files", read, !read.contains(SECRET) && !read.contains("root:"));
        String environment = said(report.output(), "environment");
        add(
                "reads the environment",
                environment.contains(SECRET) ? "the planted key" : "no key of ours",
                !environment.contains(SECRET));
        String socket = said(report.output(), "socket") + "; " + said(report.output(), "name");
        add("opens sockets", socket, !socket.contains("connected") && !accepted(server));
        String written = said(report.output(), "write");
        add(
                "writes outside",
                written,
                names(folder.resolve("outside")).equals(List.of("secret.txt"))
                        && Stream.of("/etc/hostile", "/usr/hostile", "/hostile", "/dev/hostile", "/tmp/" + mark)
                                .noneMatch(file -> Files.exists(Path.of(file))));
        add(
                "survives its parent",
                said(report.output(), "survive"),
                Ticker.system()
                        .await(() -> commandLines().noneMatch(line -> line.contains(mark)), Duration.ofSeconds(10)));
    }

    private void forks() throws InterruptedException {
        String script = "i=0; while [ $i -lt " + FORKS + " ]; do sleep 20 & i=$((i+1)); echo ATTACK forks: $i; done";
        CommandResult result = run(List.of("sh", "-c", script));
        int started = result.output()
                .lines()
                .filter(line -> line.startsWith("ATTACK forks: "))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .max()
                .orElseThrow();
        add(
                "forks " + FORKS + " processes",
                started + ", exit " + result.exitCode(),
                started < NARROW.processes()
                        && result.exitCode() != 0
                        && result.output().contains("sandbox.processes"));
    }

    private void memory() throws InterruptedException {
        CommandResult result = attack("-Xmx1g", "memory", "900");
        add(
                "eats 900 MB of memory",
                "exit " + result.exitCode(),
                result.exitCode() != 0
                        && !result.output().contains("holds 900 MB")
                        && result.output().contains("sandbox.memory"));
    }

    private void cpu() throws InterruptedException {
        String percent = said(attack("-Xmx64m", "cpu").output(), "cpu");
        add("burns four processors", percent + " % of one", Integer.parseInt(percent) < 90);
    }

    private void file() throws InterruptedException, IOException {
        CommandResult result = attack("-Xmx64m", "file", "100");
        long size = Files.size(project.directory().resolve("flood"));
        add(
                "writes a file of 100 MB",
                size / MEGABYTE + " MB, " + said(result.output(), "file"),
                size <= NARROW.disk());
    }

    private void files() throws InterruptedException, IOException {
        CommandResult result = attack("-Xmx64m", "files", "400");
        long size = 0;
        try (Stream<Path> flood = Files.list(project.directory())) {
            for (Path file : flood.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        add(
                "fills the disk with 400 files of 1 MB",
                size / MEGABYTE + " MB, exit " + result.exitCode(),
                size < 300 * MEGABYTE
                        && result.exitCode() == -1
                        && !result.timedOut()
                        && result.output().contains("sandbox.disk"));
    }

    private CommandResult attack(String heap, String... what) throws InterruptedException {
        Stream<String> java = Stream.of("java", "-XX:+UseSerialGC", "-Xshare:auto", heap, "-cp", "target/test-classes");
        return run(Stream.of(java, Stream.of("hostile.Attacks"), Stream.of(what))
                .flatMap(words -> words)
                .toList());
    }

    private CommandResult run(List<String> argv) throws InterruptedException {
        Command command = new Command(argv, Map.of(), Duration.ofSeconds(60));
        return runner(NARROW).run(command, project.directory(), group -> {}, () -> false);
    }

    private LocalCommandRunner runner(Limits limits) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("ANTHROPIC_API_KEY", SECRET);
        return new LocalCommandRunner(environment, Ticker.system(), Duration.ofMillis(300)).in(sandbox(limits));
    }

    private DetectedSandbox sandbox(Limits limits) {
        SandboxSettings settings = SandboxSettings.DEFAULTS.withLimits(limits);
        return new DetectedSandbox(settings, System.getenv(), List.of(), folder.resolve("sandbox"));
    }

    private static boolean accepted(ServerSocket server) throws IOException {
        server.setSoTimeout(200);
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    private static Stream<String> commandLines() {
        return ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private void add(String what, String got, boolean contained) {
        attempts.add(new Attempt(what, got, contained));
    }

    /** All that an attack printed. */
    private static String said(String output, String attack) {
        String begin = "ATTACK " + attack + ": ";
        return output.lines()
                .filter(line -> line.contains(begin))
                .map(line -> line.substring(line.indexOf(begin) + begin.length()))
                .collect(Collectors.joining("; "));
    }

    private String table() {
        String rows = attempts.stream()
                .map(row -> String.format(
                        "| %-38s | %-13s | %s%n",
                        row.what(), row.contained() ? "contained" : "NOT CONTAINED", row.got()))
                .collect(Collectors.joining());
        return "Hostile test suite in: " + sandbox(NARROW).containment().description() + "\n"
                + rows.replace(folder.toString(), "FOLDER").replace(System.getProperty("user.home"), "HOME");
    }

    private static String source(String name) throws IOException {
        try (var stream = Objects.requireNonNull(
                HostileSuiteTest.class.getResourceAsStream("/hostile/" + name + ".java"), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
