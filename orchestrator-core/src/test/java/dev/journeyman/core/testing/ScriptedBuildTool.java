package dev.journeyman.core.testing;

import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.ProcessGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Stands in for Maven: every {@code *Test.txt} is a test that passes unless a main file it names is missing or holds the
 * word {@code BUG}; a file that holds {@code SYNTAX} does not compile.
 */
public final class ScriptedBuildTool implements CommandRunner {
    private final AtomicInteger runs = new AtomicInteger();

    /** How many builds were run. */
    public int runs() {
        return runs.get();
    }

    @Override
    public CommandResult run(
            Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled) {
        runs.incrementAndGet();
        announced.accept(new ProcessGroup(Long.MAX_VALUE, "never"));
        try {
            return build(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandResult build(Path directory) throws IOException {
        if (anyHolds(directory.resolve("src"), "SYNTAX")) {
            return new CommandResult(1, "[ERROR] COMPILATION ERROR\n[ERROR] src/main: SYNTAX\n", false, 1);
        }
        Path reports = Files.createDirectories(directory.resolve("target/surefire-reports"));
        int failed = 0;
        for (Path test : tests(directory)) {
            failed += report(directory, test, reports) ? 0 : 1;
        }
        String output = failed == 0
                ? "[INFO] BUILD SUCCESS\n"
                : "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.6.1:test (default-test)"
                        + " on project sample: There are test failures.\n";
        return new CommandResult(failed == 0 ? 0 : 1, output, false, 1);
    }

    private static boolean report(Path directory, Path test, Path reports) throws IOException {
        String name = test.getFileName().toString().replace(".txt", "");
        Path tested = directory.resolve(Files.readString(test).strip());
        boolean passed = Files.exists(tested) && !Files.readString(tested).contains("BUG");
        String failure =
                passed ? "" : "<failure type=\"AssertionError\" message=\"" + tested.getFileName() + " is wrong\"/>";
        Files.writeString(
                reports.resolve("TEST-" + name + ".xml"),
                "<testsuite name=\"" + name + "\" tests=\"1\"><testcase classname=\"" + name + "\" name=\"works\">"
                        + failure + "</testcase></testsuite>");
        return passed;
    }

    private static Iterable<Path> tests(Path directory) throws IOException {
        Path folder = directory.resolve("src/test");
        if (!Files.isDirectory(folder)) {
            return java.util.List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static boolean anyHolds(Path folder, String word) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}
