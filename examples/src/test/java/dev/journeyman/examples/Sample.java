package dev.journeyman.examples;

import dev.journeyman.cli.demo.DemoProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A copy of the demo's project, its request and its recording: what the examples are run with.
 *
 * @param project a fresh git repository
 * @param recording answers to the demo's request
 */
record Sample(Path project, Path recording) {
    static Sample in(Path folder) throws IOException {
        Path recording = Files.writeString(folder.resolve("recording.json"), DemoProject.cassette());
        return new Sample(DemoProject.in(folder.resolve("project"), true), recording);
    }

    /** What a main class prints when it is run with this. */
    String print(Main main) throws InterruptedException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            main.run(new String[] {project.toString(), DemoProject.request(), recording.toString()});
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A main method. */
    @FunctionalInterface
    interface Main {
        void run(String[] args) throws InterruptedException;
    }
}
