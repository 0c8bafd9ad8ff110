package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.Failure;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CodeReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.DocsReport;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.artifact.TestReport;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was done and what the checks showed, as compact Markdown. */
final class Evidence {
    private static final int MOST_FAILURES = 20;

    private Evidence() {}

    static String done(Assignment assignment) {
        String code = assignment
                .input(CodeReport.class)
                .map(report -> Markdown.list(report.items(), Evidence::item))
                .orElse("");
        String docs = assignment
                .input(DocsReport.class)
                .map(report -> "- Documentation: " + report.summary() + " " + files(report.files()) + "\n")
                .orElse("");
        return Markdown.section("What was done", code + docs);
    }

    static String tests(Assignment assignment) {
        String before = assignment
                .input(Baseline.class)
                .flatMap(Baseline::check)
                .map(check -> "- Before any change: " + check(check))
                .orElse("");
        String runs = assignment
                .input(TestReport.class)
                .map(report -> Markdown.list(report.runs(), Evidence::check))
                .orElse("");
        return Markdown.section("Test runs", before + runs);
    }

    private static String item(CodeReport.Item item) {
        return "`" + item.key() + "`: " + item.summary() + " " + files(item.files())
                + item.failure()
                        .map(Failure::message)
                        .map(why -> " NOT DONE: " + why)
                        .orElse("");
    }

    private static String files(Iterable<String> files) {
        return "[" + String.join(", ", files) + "]";
    }

    private static String check(CheckReport check) {
        return check.tests() + " tests, " + check.skipped() + " skipped, "
                + check.failures().size() + " failed, exit code " + check.exitCode() + coverage(check.coverage())
                + "\n"
                + check.failures().stream()
                        .limit(MOST_FAILURES)
                        .map(Evidence::failure)
                        .collect(Collectors.joining());
    }

    private static String failure(TestFailure failure) {
        return "  - " + failure.test() + ": " + failure.type() + " "
                + failure.message().strip().lines().collect(Collectors.joining(" / ")) + "\n";
    }

    private static String coverage(Optional<Coverage> coverage) {
        return coverage.map(measured -> String.format(
                        Locale.ROOT,
                        ", coverage %.1f %% of lines, %.1f %% of branches",
                        measured.linePercent(),
                        measured.branchPercent()))
                .orElse("");
    }
}
