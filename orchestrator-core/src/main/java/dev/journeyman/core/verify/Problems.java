package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.TestFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a check found wrong, in words for whoever repairs it: short, without what is the same in every build. */
public final class Problems {
    private static final int MOST_CHARS = 4 * 1024;

    /** An error and the indented lines below it, which Maven prints with the mark or without. */
    private static final Pattern ERROR = Pattern.compile("(?m)^\\[ERROR\\] (\\S.*(?:\\R(?:\\[ERROR\\] )?  +\\S.*)*)");

    private static final Pattern SKIPPED = Pattern.compile("(?m)^\\[INFO\\] (\\S.*?)[ .]* SKIPPED\\s*$");
    private static final Pattern SANDBOX = Pattern.compile("(?m)^\\[sandbox\\] .*$");
    private static final Pattern HELP = Pattern.compile("\\s*-> \\[Help \\d+\\]");

    /** Advice to people, rules, and what the test results say better. */
    private static final Pattern NOISE =
            Pattern.compile("^-+$|^COMPILATION ERROR|^\\[Help \\d+\\]|^To see the full stack"
                    + "|^Re-run Maven|^For more information about the errors|^After correcting the problems"
                    + "|^Tests run:|^Failures:|^Errors:|^Please refer to|^See .*surefire-reports|^See dump files");

    private Problems() {}

    /** One entry a failed test that counts, and one for everything else; empty for a check that passed. */
    public static List<String> of(CheckReport report) {
        List<String> problems = new ArrayList<>();
        if (report.broken()) {
            problems.add(broken(report));
        }
        report.failures().forEach(failure -> problems.add(failed(failure)));
        return problems;
    }

    private static String failed(TestFailure failure) {
        String kind = Diagnosis.of(failure).kind().name().toLowerCase(Locale.ROOT);
        String type = failure.type().isEmpty() ? "" : failure.type() + ": ";
        return "The test " + failure.test() + " fails (" + kind + "): " + type + failure.message();
    }

    private static String broken(CheckReport report) {
        return "'" + String.join(" ", report.command()) + "' " + ending(report) + ":\n" + useful(report.output());
    }

    private static String ending(CheckReport report) {
        return switch (report.exitCode()) {
            case -1 -> "was ended because it took longer than " + report.millis() / 1000 + " s";
            case 0 -> "left test results that are cut short";
            default -> "failed with exit code " + report.exitCode();
        };
    }

    /** The errors in Maven's output and what the sandbox says of them, each once; the end of any other output. */
    public static String useful(String output) {
        String text = Ansi.strip(output);
        Stream<String> errors = ERROR.matcher(text)
                .results()
                .map(match -> match.group(1).replace("\n[ERROR] ", "\n"))
                .map(error -> HELP.matcher(error).replaceAll(""))
                .filter(error -> !error.isBlank() && !NOISE.matcher(error).find());
        Stream<String> skipped = SKIPPED.matcher(text).results().map(match -> "Not tested: " + match.group(1));
        Stream<String> sandbox = SANDBOX.matcher(text).results().map(MatchResult::group);
        String found = Stream.of(errors, skipped, sandbox)
                .flatMap(lines -> lines)
                .distinct()
                .collect(Collectors.joining("\n"));
        return found.isEmpty() ? end(text) : beginning(found);
    }

    private static String beginning(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "...";
    }

    private static String end(String output) {
        String text = output.strip();
        return text.length() <= MOST_CHARS ? text : "..." + text.substring(text.length() - MOST_CHARS);
    }
}
