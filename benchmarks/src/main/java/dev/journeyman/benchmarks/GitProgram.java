package dev.journeyman.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git program, started anew for every command, without the user's settings, hooks and pager. */
final class GitProgram {
    private final Path directory;

    GitProgram(Path directory) {
        this.directory = directory;
    }

    static boolean isThere() {
        try {
            return start(Path.of("").toAbsolutePath(), List.of("--version")).waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs a command and gives what it printed. */
    String run(String... arguments) throws IOException {
        Process process = start(directory, List.of(arguments));
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("git " + String.join(" ", arguments) + " failed: " + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return printed.strip();
    }

    private static Process start(Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "gc.auto=0",
                "-c",
                "user.name=Sample",
                "-c",
                "user.email=sample@localhost"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(new File(directory.toString()));
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        return builder.start();
    }
}
