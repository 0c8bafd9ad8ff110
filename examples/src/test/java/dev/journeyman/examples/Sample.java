package dev.journeyman.examples;

import dev.journeyman.cli.demo.DemoProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A copy of the demo's project, its request and its recording: what the examples are run with.
 *
 * @param project a fresh git repository
 * @param recording answers to the demo's request
 */
public record Sample(Path project, Path recording) {
    public static Sample in(Path folder) throws IOException {
        Path recording = Files.writeString(folder.resolve("recording.json"), DemoProject.cassette());
        return new Sample(DemoProject.in(folder.resolve("project"), true), recording);
    }

    /** The same with a build that only compiles. */
    public Sample withQuickBuild() throws IOException {
        return builtBy(QuickBuild.command());
    }

    /** The same with a build that does nothing, for tests that are about something else. */
    Sample withoutBuild() throws IOException {
        return builtBy(List.of("true"));
    }

    private Sample builtBy(List<String> command) throws IOException {
        String argv = command.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        Files.writeString(
                project.resolve("journeyman.yaml"),
                "checks: {test: " + argv + "}\nworkspace: {stateHome: ../state}\nsandbox: {enabled: false}\n");
        return this;
    }

    /** What is asked for. */
    public String request() {
        return DemoProject.request();
    }

    /** What a main class prints when it is run with this. */
    public String print(Main main) throws InterruptedException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            main.run(new String[] {project.toString(), request(), recording.toString()});
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A main method. */
    @FunctionalInterface
    public interface Main {
        void run(String[] args) throws InterruptedException;
    }
}
