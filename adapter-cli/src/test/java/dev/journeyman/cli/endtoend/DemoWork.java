package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.demo.DemoProject;
import dev.journeyman.testkit.ScriptedBuild;
import dev.journeyman.testkit.crash.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The demo's project and work, but built by a scripted tool, so that a run takes seconds. */
final class DemoWork {
    private static final String FAILING_TEST = "com.example.parking.FeeWithVoucherTest";
    private static final String SUSPECT = "src/main/java/com/example/parking/FeeCalculator.java";
    private static final String BUG = "return fee(stay.duration().minus(free.time()), tariff);";

    private DemoWork() {}

    static String request() {
        return DemoProject.request();
    }

    static String answers() {
        return DemoProject.cassette();
    }

    /** The same, with a plan however often it is asked for. */
    static String answersToAnyPlanning() {
        return answers().replace("\"planner/-/1.1/1\"", "\"planner/-\"");
    }

    /** A fresh copy of the project, with a journeyman.yaml that names the scripted tool. */
    static GitFolder create(Path folder) throws Exception {
        DemoProject.in(folder, false);
        Files.writeString(folder.resolve("journeyman.yaml"), """
                commands:
                  allow:
                    - [%s]
                checks:
                  parallel: 2
                  test: %s
                  reports: ["target/surefire-reports/*.xml"]
                sandbox:
                  read: [%s]
                """.formatted(
                        quoted(JavaProgram.java()), build(), quoted(JavaProgram.home(ScriptedBuild.class))));
        GitFolder git = new GitFolder(folder);
        git.commitAll("build: use a scripted tool");
        return git;
    }

    private static String build() {
        return ScriptedBuild.command(FAILING_TEST, SUSPECT, BUG).stream()
                .map(DemoWork::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
