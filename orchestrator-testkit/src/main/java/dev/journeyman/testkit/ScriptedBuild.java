package dev.journeyman.testkit;

import dev.journeyman.testkit.crash.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands in for a build tool where many runs must be quick, as a process of its own: every test class in
 * {@code src/test/java} passes, but for one that fails while a file holds a certain text. Leaves JUnit's XML in
 * {@code target/surefire-reports}. A project names it as its {@code checks.test}.
 */
public final class ScriptedBuild {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path REPORTS = Path.of("target/surefire-reports");

    private ScriptedBuild() {}

    /**
     * The command that runs it.
     *
     * @param test the name of the test class that can fail
     * @param suspect the file it looks at
     * @param bug the text that it does not like there
     */
    public static List<String> command(String test, String suspect, String bug) {
        return JavaProgram.of(ScriptedBuild.class, test, suspect, bug)
                .options("-cp", JavaProgram.home(ScriptedBuild.class))
                .command();
    }

    /**
     * Builds the current folder; ends with 1 if a test failed.
     *
     * @param args as {@link #command} has them
     */
    public static void main(String[] args) throws IOException {
        Path suspect = Path.of(args[1]);
        boolean wrong = Files.exists(suspect) && Files.readString(suspect).contains(args[2]);
        Files.createDirectories(REPORTS);
        boolean failed = false;
        for (String test : tests()) {
            boolean fails = wrong && test.equals(args[0]);
            report(test, fails ? "<failure type='AssertionError' message='" + suspect + " is wrong'/>" : "");
            failed |= fails;
        }
        System.exit(failed ? 1 : 0);
    }

    private static List<String> tests() throws IOException {
        if (!Files.isDirectory(TESTS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> TESTS.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", "").replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static void report(String test, String failure) throws IOException {
        Files.writeString(
                REPORTS.resolve("TEST-" + test + ".xml"),
                "<testsuite name='" + test + "' tests='1'><testcase classname='" + test + "' name='works'>" + failure
                        + "</testcase></testsuite>");
    }
}
