package dev.journeyman.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalCommandRunnerTest {
    private static final Duration GRACE = Duration.ofMillis(300);

    @TempDir
    Path directory;

    private final List<ProcessGroup> announced = new ArrayList<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    @Test
    void tellsExitCodeAndBothStreamsOfAProgramInItsDirectory() throws Exception {
        CommandResult result = run(sh("pwd; echo problem >&2; exit 7"));

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output()).isEqualTo(directory.toRealPath() + "\nproblem\n");
        assertThat(result.timedOut()).isFalse();
    }

    @Test
    void handsArgumentsOverAsTheyAre() throws Exception {
        CommandResult result = run(Command.of("printf", "%s|", "a b", "$HOME", "'\"", "*", "", "-n", "ü\n"));

        assertThat(result.output()).isEqualTo("a b|$HOME|'\"|*||-n|ü\n|");
    }

    @Test
    void givesNoInput() throws Exception {
        assertThat(run(Command.of("cat")).exitCode()).isZero();
    }

    @Test
    void announcesTheGroupBeforeTheProgramDoesAnything() throws Exception {
        List<Boolean> ranBefore = new ArrayList<>();
        runner().run(
                        sh("touch ran"),
                        directory,
                        group -> ranBefore.add(!group.alive() || Files.exists(directory.resolve("ran"))),
                        cancelled::get);

        assertThat(ranBefore).containsExactly(false);
        assertThat(directory.resolve("ran")).exists();
    }

    @Test
    void theProgramLeadsTheAnnouncedGroup() throws Exception {
        CommandResult result = run(sh("echo $$; ps -o pgid= -p $$"));

        String id = Long.toString(announced.get(0).id());
        assertThat(result.output().lines().map(String::strip)).containsExactly(id, id);
    }

    @Test
    void runsNothingIfTheAnnouncementFails() {
        assertThatThrownBy(() -> runner().run(
                                sh("touch ran"),
                                directory,
                                group -> {
                                    announced.add(group);
                                    throw new IllegalStateException("disk full");
                                },
                                cancelled::get))
                .hasMessage("disk full");

        assertThat(announced.get(0).alive()).isFalse();
        assertThat(directory.resolve("ran")).doesNotExist();
    }

    @Test
    void saysThatAProgramIsNotThere() throws Exception {
        CommandResult result = run(Command.of("no-such-program-here", "x"));

        assertThat(result.exitCode()).isEqualTo(127);
        assertThat(result.output()).contains("'no-such-program-here' was not found", "PATH");
    }

    @Test
    void saysThatADirectoryIsNotThere() {
        assertThatThrownBy(() -> runner().run(sh("true"), directory.resolve("gone"), announced::add, cancelled::get))
                .isInstanceOfSatisfying(
                        OrchestratorException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("command.not-started"))
                .hasMessageContaining("gone");
    }

    @Test
    void endsTheWholeGroupWhenTimeIsUp() throws Exception {
        CommandResult result = run(limited(sh("sleep 300 & echo $! > child; echo begun; wait"), 400));

        assertThat(result.timedOut()).isTrue();
        assertThat(result.exitCode()).isEqualTo(-1);
        assertThat(result.output()).isEqualTo("begun\n");
        assertThat(result.millis()).isBetween(400L, 20_000L);
        assertNothingLives();
    }

    @Test
    void killsWhatIgnoresTheRequestToStop() throws Exception {
        CommandResult result = run(limited(
                sh("trap '' TERM; (trap '' TERM; exec sleep 300) & echo $! > child; while :; do sleep 1; done"), 400));

        assertThat(result.timedOut()).isTrue();
        assertNothingLives();
    }

    @Test
    void doesNotWaitForChildrenThatHoldTheOutputOpen() throws Exception {
        CommandResult result = run(sh("sleep 300 & echo $! > child; echo done"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo("done\n");
        assertThat(result.millis()).isLessThan(20_000);
        assertNothingLives();
    }

    @Test
    void doesNotWaitForAProcessThatLeftTheGroupAndHoldsTheOutputOpen() throws Exception {
        CommandResult result = run(sh("setsid sleep 20 & echo $! > child; sleep 0.2; echo done"));

        assertThat(result.output()).isEqualTo("done\n");
        assertThat(result.millis()).isLessThan(15_000);
        new ProcessGroup(child(), ProcessTable.started(child()).orElseThrow()).end(GRACE);
    }

    @Test
    void endsAProcessThatLeftTheGroupWhileItsParentLives() throws Exception {
        run(limited(sh("setsid sleep 300 & echo $! > child; wait"), 400));

        assertNothingLives();
    }

    @Test
    void anInterruptEndsTheGroup() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        CompletableFuture<CommandResult> run = CompletableFuture.supplyAsync(() -> {
            started.complete(Thread.currentThread());
            return unchecked(sh("sleep 300 & echo $! > child; wait"));
        });
        awaitChild();
        started.get().interrupt();

        assertThatThrownBy(run::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
        assertNothingLives();
    }

    @Test
    void aCancellationEndsTheGroup() throws Exception {
        CompletableFuture<CommandResult> run =
                CompletableFuture.supplyAsync(() -> unchecked(sh("sleep 300 & echo $! > child; wait")));
        awaitChild();
        cancelled.set(true);

        assertThatThrownBy(run::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
        assertNothingLives();
    }

    @Test
    void keepsBeginningAndEndOfAFlood() throws Exception {
        CommandResult result = run(sh("echo first; yes 0123456789 | head -c 20000000; echo; echo last"));

        assertThat(result.output()).startsWith("first\n0123456789\n").endsWith("\nlast\n");
        assertThat(result.output().length()).isBetween(30_000, 33_000);
        assertThat(result.output())
                .containsPattern("\\n\\[\\.\\.\\. \\d+ of 20000012 bytes cut; SHA-256 of all: \\p{XDigit}{64} ");
    }

    @Test
    void hidesSecretsAndAddsWhatTheCommandBrings() throws Exception {
        Map<String, String> inherited = new HashMap<>(System.getenv());
        inherited.put("ANTHROPIC_API_KEY", "planted-secret");
        inherited.put("GIT_DIR", "planted-git-dir");
        inherited.put("LC_TIME", "C");
        Command env = new Command(List.of("env"), Map.of("EXTRA", "yes"), Duration.ofMinutes(1));

        CommandResult result = new LocalCommandRunner(inherited, Ticker.system(), GRACE)
                .run(env, directory, announced::add, () -> false);

        assertThat(result.output()).doesNotContain("planted").contains("EXTRA=yes", "LC_TIME=C", "PATH=");
    }

    @Test
    void worksWhereThereIsNoSetsid() throws Exception {
        LocalCommandRunner runner = new LocalCommandRunner(System.getenv(), Ticker.system(), GRACE, List.of());
        CommandResult result = runner.run(
                limited(sh("sleep 300 & echo $! > child; echo begun; wait"), 400),
                directory,
                announced::add,
                () -> false);

        assertThat(result.timedOut()).isTrue();
        assertThat(result.output()).startsWith("begun\n");
        assertNothingLives();
    }

    private LocalCommandRunner runner() {
        return new LocalCommandRunner(System.getenv(), Ticker.system(), GRACE);
    }

    private CommandResult run(Command command) throws InterruptedException {
        return runner().run(command, directory, announced::add, cancelled::get);
    }

    private CommandResult unchecked(Command command) {
        try {
            return run(command);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Command sh(String script) {
        return Command.of("sh", "-c", script);
    }

    private static Command limited(Command command, long millis) {
        return new Command(command.argv(), command.environment(), Duration.ofMillis(millis));
    }

    private void awaitChild() {
        assertThat(Ticker.system().await(() -> childText().endsWith("\n"), Duration.ofSeconds(20)))
                .as("the child has started")
                .isTrue();
    }

    private String childText() {
        try {
            return Files.readString(directory.resolve("child"));
        } catch (IOException e) {
            return "";
        }
    }

    private long child() {
        return Long.parseLong(childText().strip());
    }

    private void assertNothingLives() {
        assertThat(ProcessTable.started(child())).isEmpty();
        assertThat(announced).isNotEmpty().noneMatch(ProcessGroup::alive);
    }
}
