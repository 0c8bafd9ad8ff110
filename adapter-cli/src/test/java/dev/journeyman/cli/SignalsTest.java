package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, that signals end. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SignalsTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Console console;
    private Process process;

    @BeforeEach
    void startAWorkflowWhoseBuildWaits() throws IOException, GitAPIException, InterruptedException {
        Path started = folder.resolve("started");
        Path go = folder.resolve("go");
        Path build = Files.writeString(
                folder.resolve("build"),
                "#!/bin/sh\ntouch " + started + "\nwhile [ -e " + started + " ] && [ ! -e " + go
                        + " ]; do sleep 0.05; done\n");
        Files.setPosixFilePermissions(build, PosixFilePermissions.fromString("rwx------"));
        project = SmallProject.unsandboxed(folder, "[\"" + build + "\"]");
        console = new Console(project.directory());
        process = start();
        awaitFile(started);
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void aSecondProcessIsRefusedAndToldWhoOwnsTheWorkflow() throws IOException {
        String id = id();
        assertThat(resume(id)).isEqualTo(1);
        assertThat(console.err()).contains(Long.toString(process.pid()));
        assertThat(console.run("resume", id, "--replay", project.recording().toString(), "--json"))
                .isEqualTo(1);
        assertThat(console.out()).contains("workflow.owned");
    }

    @Test
    void theFirstSignalStopsInOrderAndTheWorkflowGoesOnLater() throws IOException, InterruptedException {
        String id = id();
        process.destroy();
        awaitOutput("Stopping");
        letTheBuildEnd();
        assertThat(process.waitFor()).as(output()).isZero();
        assertThat(output()).contains("Stopped after", "Saved", "Was at work", "resume " + id);
        assertThat(resume(id)).isZero();
    }

    @Test
    void aSecondSignalEndsAtOnceAndNothingRecordedIsLost() throws IOException, InterruptedException {
        String id = id();
        process.destroy();
        awaitOutput("Stopping");
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(130);
        letTheBuildEnd();
        assertThat(resume(id)).isZero();
    }

    @Test
    void aKilledWorkflowCanBeResumedAtOnce() throws IOException, InterruptedException {
        String id = id();
        console.run("status");
        assertThat(console.out()).containsPattern("Status +running, by '.*', process " + process.pid() + "\n");
        process.destroyForcibly().waitFor();
        console.run("status", id);
        assertThat(console.out())
                .containsPattern("Status +interrupted: nobody runs it. Go on with: journeyman resume " + id);
        console.run("list");
        assertThat(console.out()).startsWith(id + "  interrupted  ");
        letTheBuildEnd();
        assertThat(resume(id)).isZero();
    }

    @Test
    void aKilledWorkflowIsPausedByWhoeverAsksForIt() throws InterruptedException {
        String id = id();
        process.destroyForcibly().waitFor();
        assertThat(console.run("pause", id, "--reason", "lunch")).isZero();
        assertThat(console.out()).contains("Paused after", "lunch (", "Was at work");
    }

    @Test
    void stopFromAnotherProcessIsHeard() throws IOException, InterruptedException {
        assertThat(console.run("stop", id())).isZero();
        letTheBuildEnd();
        assertThat(process.waitFor()).isZero();
        assertThat(output()).contains("Stopped after");
    }

    @Test
    void aRollbackFromAnotherProcessIsDoneByTheOwner() throws IOException, InterruptedException {
        String id = id();
        assertThat(console.run("status", id, "--json")).isZero();
        String newest = console.out().replaceAll("(?s).*\"sequence\" : (\\d+).*", "$1");
        assertThat(console.run("rollback", id, "--to", newest))
                .as(console.err())
                .isZero();
        assertThat(console.out()).contains("owner was asked");
        letTheBuildEnd();
        assertThat(process.waitFor()).as(output()).isZero();
        assertThat(console.run("audit", id)).isZero();
        assertThat(console.out()).contains("rolled back");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "Say bye",
                        "--replay",
                        project.recording().toString())
                .directory(project.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private int resume(String id) {
        return console.run("resume", id, "--replay", project.recording().toString());
    }

    private String id() {
        console.run("list");
        return console.out().substring(0, console.out().indexOf(' '));
    }

    private void letTheBuildEnd() throws IOException {
        Files.writeString(folder.resolve("go"), "");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private void awaitOutput(String text) throws IOException, InterruptedException {
        await(() -> output().contains(text));
    }

    private void awaitFile(Path file) throws IOException, InterruptedException {
        await(() -> Files.exists(file));
    }

    private void await(Condition condition) throws IOException, InterruptedException {
        while (!condition.holds()) {
            assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as(output()).isFalse();
        }
    }

    /** Something that becomes true. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }
}
