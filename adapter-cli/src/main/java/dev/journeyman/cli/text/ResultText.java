package dev.journeyman.cli.text;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CheckReport.Excuse;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.journal.AtWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a workflow made and what to do next, for people. */
public final class ResultText {
    private final WorkflowResult result;
    private final Hints hints;
    private final Instant now;
    private final Sheet sheet = new Sheet();

    /**
     * A text to be made.
     *
     * @param hints make the commands that people can copy
     * @param now when it is read
     */
    public ResultText(WorkflowResult result, Hints hints, Instant now) {
        this.result = result;
        this.hints = hints;
        this.now = now;
    }

    /** The whole text. */
    public String render() {
        sheet.blank();
        headline();
        files(result.changes());
        tests();
        result.delivery().ifPresent(this::commit);
        sheet.row("Model", Figures.usage(result.view().usage()) + unsettled());
        result.delivery().ifPresent(delivery -> sheet.list("Notes", delivery.notes()));
        next();
        return sheet.render();
    }

    private void headline() {
        WorkflowView view = result.view();
        String word = Words.of(view.status());
        String status = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        sheet.line(status + " after " + Figures.time(view.active()) + ": workflow " + view.id());
        if (!view.reason().isEmpty() && !isAsked(view.reason())) {
            sheet.line(view.reason());
        }
        sheet.blank();
        boolean goesOn = view.status() == WorkflowStatus.STOPPED || view.status() == WorkflowStatus.PAUSED;
        if (goesOn && result.question().isEmpty()) {
            sheet.list("Saved", saved(view));
            sheet.list(
                    "Was at work",
                    result.suspended().stream().map(ResultText::atWork).toList());
        }
    }

    /** The question is shown in full at the end. */
    private boolean isAsked(String reason) {
        return result.question()
                .filter(asked -> asked.question().text().startsWith(reason))
                .isPresent();
    }

    private List<String> saved(WorkflowView view) {
        List<String> saved = new ArrayList<>();
        String phases = String.join(", ", result.phasesCompleted());
        saved.add("phases done: " + (phases.isEmpty() ? "none" : phases));
        long items = view.items().stream()
                .filter(item -> item.status() == ItemStatus.DONE)
                .count();
        if (!view.items().isEmpty()) {
            saved.add("items done: " + items + " of " + view.items().size());
        }
        return saved;
    }

    private static String atWork(AtWork work) {
        String what = work.item().isEmpty() ? work.phase() : work.phase() + ", item " + work.item();
        String who = work.agent().isEmpty() ? "" : ", " + work.agent();
        String last = work.last().isEmpty() ? "nothing recorded yet" : "last recorded: " + work.last();
        return what + who + ", since " + work.since().truncatedTo(ChronoUnit.SECONDS) + "; " + last;
    }

    private void files(WorkflowResult.Changes changes) {
        sheet.list("Files created", changes.created());
        sheet.list("Files modified", changes.modified());
        sheet.list("Files deleted", changes.deleted());
    }

    private void tests() {
        result.baseline()
                .ifPresent(baseline -> sheet.row(
                        "Tests before",
                        baseline.check()
                                .map(ResultText::outcome)
                                .orElse("none: there is no build, so nothing is checked")));
        result.tests().filter(report -> report.last().ran()).ifPresent(this::testRuns);
    }

    private void testRuns(TestReport report) {
        if (report.runs().size() > 1) {
            sheet.row("Tests, first run", outcome(report.runs().get(0)));
        }
        sheet.row("Tests, last run", outcome(report.last()));
        report.last().coverage().ifPresent(coverage -> sheet.row("Coverage", coverage(coverage)));
    }

    private static String outcome(CheckReport check) {
        if (check.tests() == 0) {
            return check.passed() ? "none" : "the build failed (exit code " + check.exitCode() + ")";
        }
        String failed =
                check.failures().isEmpty() ? "all passed" : check.failures().size() + " failed";
        String verdict = check.failures().isEmpty() && !check.excused().isEmpty() ? "no failure counts" : failed;
        String skipped = check.skipped() == 0 ? "" : ", " + check.skipped() + " skipped";
        return check.tests() + " run, " + verdict + excused(check) + skipped;
    }

    private static String excused(CheckReport check) {
        return counted(check, Excuse.KNOWN, " failed before, too") + counted(check, Excuse.FLAKY, " flaky");
    }

    private static String counted(CheckReport check, Excuse excuse, String words) {
        long count = check.excused().stream()
                .filter(excused -> excused.excuse() == excuse)
                .count();
        return count == 0 ? "" : ", " + count + words;
    }

    private static String coverage(Coverage coverage) {
        return String.format(
                Locale.ROOT, "%.1f %% of lines, %.1f %% of branches", coverage.linePercent(), coverage.branchPercent());
    }

    private void commit(Delivery delivery) {
        String subject = delivery.message().lines().findFirst().orElse("");
        delivery.commit().ifPresent(commit -> sheet.row("Commit", Words.shortened(commit) + " " + subject));
        delivery.branch().ifPresent(branch -> sheet.row("Branch", branch));
    }

    private String unsettled() {
        long reserved = result.view().reservedMicroDollars();
        return reserved == 0 ? "" : " (and " + Figures.money(reserved) + " reserved by calls whose answer was lost)";
    }

    private void next() {
        if (result.question().isPresent()) {
            new QuestionText(result.question().get(), result.view().id(), hints, now).write(sheet);
        } else {
            sheet.blank();
            sheet.list("What to do next", steps());
        }
    }

    private List<String> steps() {
        WorkflowId id = result.view().id();
        if (result.view().status() == WorkflowStatus.ABANDONED) {
            return List.of(hints.journeyman("audit", id, "") + "  # see what had been done");
        }
        if (result.view().status() != WorkflowStatus.COMPLETED) {
            return List.of(
                    hints.journeyman("resume", id, "") + "  # go on",
                    hints.journeyman("audit", id, "") + "  # see what happened");
        }
        return result.delivery()
                .flatMap(Delivery::branch)
                .map(this::takeOver)
                .orElse(List.of(hints.journeyman("log", id, "") + "  # see what was done"));
    }

    private List<String> takeOver(String branch) {
        return List.of(
                hints.git("show --stat " + branch) + "  # look at it",
                hints.git("merge " + branch) + "  # take it",
                hints.git("branch -D " + branch) + "  # or drop it");
    }
}
