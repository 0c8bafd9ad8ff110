package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.Sandbox;
import dev.journeyman.core.verify.Build;
import dev.journeyman.core.verify.Problems;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Says no to builds that no change of an agent could make work, so that none is paid for. */
final class Unworkable {
    static final String SET_A_BUILD =
            "No build was recognised: set checks.test in journeyman.yaml to the command that runs"
                    + " all tests, or checks.build: none to work without, and start again.";

    private static final Pattern BUILD_FILE = Pattern.compile("/(pom\\.xml|build\\.gradle(\\.kts)?|package\\.json)$");
    private static final int NOT_FOUND = 127;

    private Unworkable() {}

    /** What a person is told who is asked whether to work without a build. */
    static String noBuild(Tree tree) {
        String elsewhere = tree.paths().stream()
                .filter(path -> BUILD_FILE.matcher(path).find())
                .min(Comparator.comparingInt(String::length))
                .map(path -> " Below the root there is " + path
                        + ": checks.test may name a command that builds there, such as [" + command(path) + "].")
                .orElse("");
        return "No build was recognised: at the root there is no pom.xml, no Gradle build and no package.json with a test"
                + " script, and checks.test in journeyman.yaml is not set." + elsewhere
                + " Without a build nothing that agents write is compiled or tested.";
    }

    private static String command(String path) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        if (path.endsWith("pom.xml")) {
            return "mvn, -B, -f, " + path + ", test";
        }
        return path.endsWith("package.json")
                ? "npm, --prefix, " + folder + ", test"
                : "gradle, -p, " + folder + ", test";
    }

    /** Refuses a first run that shows such a build; a resume builds again. */
    static void refuse(Build build, CheckReport report) {
        if (!report.broken()) {
            return;
        }
        if (report.output().contains(Sandbox.NO_NETWORK)) {
            throw needsNetwork(build.offline());
        }
        if (report.exitCode() == NOT_FOUND) {
            boolean program = report.output().contains("'" + report.command().get(0) + "'" + CommandRunner.NOT_FOUND);
            throw program ? notFound(report) : notInstalled(report);
        }
        throw broken(build, report);
    }

    /** What is to be said of a command that could not fetch. */
    static OrchestratorException needsNetwork(String offline) {
        return refusal(
                "check.no-network",
                "The project's build had to fetch something, but the sandbox gives it no network. " + offline
                        + ", or set sandbox.network: checks in journeyman.yaml; then resume.");
    }

    private static OrchestratorException notFound(CheckReport report) {
        return refusal(
                "check.no-tool",
                "The project's build cannot be run: '" + report.command().get(0)
                        + "' is not there. Install it, commit an executable wrapper, or set checks.test in journeyman.yaml"
                        + " to another command; then resume, or start again if you changed the project.\n"
                        + Problems.useful(report.output()));
    }

    /** A shell that the program started says the same of a program that packages would bring. */
    private static OrchestratorException notInstalled(CheckReport report) {
        return refusal(
                "check.not-installed",
                "The project's build cannot be run: '" + String.join(" ", report.command())
                        + "' calls a program that is not there. If a new directory must be made ready first, set"
                        + " workspace.setup in journeyman.yaml to the command that does so, such as [yarn, install];"
                        + " else install the program; then resume, or start again if you changed the project.\n"
                        + Problems.useful(report.output()));
    }

    private static OrchestratorException broken(Build build, CheckReport report) {
        boolean silent = !build.leavesReports() && report.tests() == 0 && report.exitCode() > 0;
        String unknown = !silent
                ? ""
                : " If only tests failed, let it leave JUnit XML, and say where by checks.reports: then those that fail"
                        + " already do not count.";
        return refusal(
                "check.broken-baseline",
                "The project's build does not work before any change was made, so nobody could tell whether a change is"
                        + " right. Mend it, commit that and start again; if the cause lies outside the project, resume."
                        + unknown + "\n" + String.join("\n", Problems.of(report)));
    }

    private static OrchestratorException refusal(String code, String message) {
        return new OrchestratorException(Failure.of(Remedy.ASK_HUMAN, code, message));
    }
}
