package dev.journeyman.agents.llm.prompt;

import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a model is told for one ask, by placeholder: each value is a whole section, or empty. */
final class Briefing {
    static final String EDITS = "edits";
    static final Set<String> PLACEHOLDERS = Set.of(
            EDITS,
            "role",
            "request",
            "task",
            "requirements",
            "research",
            "plan",
            "item",
            "done",
            "tests",
            "paths",
            "files",
            "said",
            "problems");

    /** Compilers and test runs can be verbose without end. */
    private static final int MOST_PROBLEM_CHARACTERS = 24_000;

    /** Of the room for files, what research may take beside them. */
    private static final int RESEARCH_SHARE = 4;

    private static final int LEAST_RESEARCH_TOKENS = 1_000;

    private Briefing() {}

    static Map<String, String> of(Assignment assignment, Tree tree, int fileTokens) {
        return Map.ofEntries(
                Map.entry("role", assignment.role().name()),
                Map.entry("request", Markdown.section("The request", request(assignment.request()))),
                Map.entry("task", Markdown.section("Your task", task(assignment))),
                Map.entry(
                        "requirements",
                        assignment
                                .input(Requirements.class)
                                .map(Intent::requirements)
                                .orElse("")),
                Map.entry(
                        "research",
                        assignment
                                .input(ResearchReport.class)
                                .map(report -> ResearchText.of(
                                        report, Math.max(LEAST_RESEARCH_TOKENS, fileTokens / RESEARCH_SHARE)))
                                .orElse("")),
                Map.entry("plan", assignment.input(Plan.class).map(Intent::plan).orElse("")),
                Map.entry("item", assignment.item().map(Intent::item).orElse("")),
                Map.entry("done", Evidence.done(assignment)),
                Map.entry("tests", Evidence.tests(assignment)),
                Map.entry("paths", CodeBase.paths(tree)),
                Map.entry("files", CodeBase.files(FileChoice.of(assignment, tree), tree, fileTokens)),
                Map.entry("said", Markdown.section("What people said", said(assignment.feedback()))),
                Map.entry("problems", Markdown.section("Problems", problems(assignment.problems()))));
    }

    /** Nothing where the item says the same. */
    private static String task(Assignment assignment) {
        boolean said = assignment
                .item()
                .map(PlanItem::task)
                .filter(assignment.task()::equals)
                .isPresent();
        return said ? "" : assignment.task();
    }

    private static String request(WorkRequest request) {
        return Markdown.quote(request.text()) + "\nPriority: " + request.priority() + "\n"
                + request.deadline()
                        .map(deadline -> "Deadline: " + deadline + "\n")
                        .orElse("");
    }

    private static String said(List<Feedback> feedback) {
        return feedback.stream()
                .map(remark -> said(remark.kind()) + "\n\n" + Markdown.quote(remark.text()))
                .collect(Collectors.joining("\n"));
    }

    private static String said(Feedback.Kind kind) {
        return switch (kind) {
            case COMMENT -> "Comment:";
            case APPROACH -> "Do it this way instead:";
            case EXCLUSION -> "Do not touch (enforced):";
            case ADDITION -> "Also wanted:";
        };
    }

    private static String problems(List<String> problems) {
        int room = MOST_PROBLEM_CHARACTERS / Math.max(1, problems.size());
        return problems.stream()
                .map(problem -> Markdown.fence(cut(problem, room)))
                .collect(Collectors.joining("\n"));
    }

    /** Keeps head and tail: what broke stands first, how it ended stands last. */
    private static String cut(String text, int room) {
        if (text.length() <= room) {
            return text;
        }
        int half = room / 2;
        return text.substring(0, half)
                + String.format(Locale.ROOT, "\n... (%d characters cut)\n", text.length() - 2 * half)
                + text.substring(text.length() - half);
    }
}
