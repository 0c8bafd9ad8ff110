package dev.journeyman.core.report;

import dev.journeyman.api.Usage;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.config.Money;
import dev.journeyman.core.workspace.Difference;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts that several reports share. */
final class Sections {
    private static final int MOST_EXCUSED = 20;
    private static final String NOTHING_CHECKED =
            "Nothing was checked: there is no build, so nothing was compiled or tested.";

    private Sections() {}

    static void status(Page page, Progress progress) {
        WorkflowView view = progress.view();
        page.item("Workflow: " + view.id());
        page.item("Status: " + words(view.status()) + (view.reason().isBlank() ? "" : ", " + Page.line(view.reason())));
        progress.sandbox().ifPresent(sandbox -> page.item("Sandbox: " + Page.line(sandbox)));
        page.item("Progress: " + view.percent() + " %");
        progress.rolledBack().ifPresent(said -> page.item("Rolled back: " + said));
        page.item("Started: " + view.started());
        page.item("Worked for: " + Durations.format(view.active()) + "; waiting for people is not counted");
    }

    static void phases(Page page, Progress progress) {
        page.section("Phases").head("Phase", "Status", "Attempt", "Time", "Note");
        for (WorkflowView.Phase phase : progress.view().phases()) {
            page.row(
                    phase.name(),
                    words(phase.status()),
                    phase.attempt() == 0 ? "" : Integer.toString(phase.attempt()),
                    phase.attempt() == 0 ? "" : Durations.format(phase.active()),
                    phase.note());
        }
    }

    static void items(Page page, Progress progress) {
        List<WorkflowView.Item> items = progress.view().items();
        if (items.isEmpty()) {
            return;
        }
        page.section("Work items").head("Item", "What", "Role", "Status", "Attempt", "Note");
        for (WorkflowView.Item item : items) {
            page.row(
                    item.key(),
                    item.title(),
                    item.role(),
                    words(item.status()),
                    item.attempt() == 0 ? "" : Integer.toString(item.attempt()),
                    item.note());
        }
    }

    static void tests(Page page, Progress progress) {
        page.section("Tests");
        progress.baseline().ifPresent(baseline -> page.item("Before any change: " + run(baseline)));
        List<CheckReport> runs = progress.testRuns();
        if (runs.isEmpty()) {
            page.item("Not run yet.");
            return;
        }
        page.item("First run: " + run(runs.get(0)));
        CheckReport last = runs.get(runs.size() - 1);
        if (runs.size() > 1) {
            page.item("Last of " + runs.size() + " runs: " + run(last));
        }
        last.failures()
                .forEach(failure ->
                        page.item("Fails: `" + failure.test() + "` " + failure.type() + " " + failure.message()));
        excused(page, "Flaky, passed when run once more", progress.excused(CheckReport.Excuse.FLAKY));
        excused(page, "Failed before any change, too", progress.excused(CheckReport.Excuse.KNOWN));
        page.item("Coverage: " + coverage(last));
    }

    private static void excused(Page page, String why, Set<String> tests) {
        if (!tests.isEmpty()) {
            String more = tests.size() > MOST_EXCUSED ? " and " + (tests.size() - MOST_EXCUSED) + " more" : "";
            page.item(why + ", so not counted: "
                    + tests.stream()
                            .limit(MOST_EXCUSED)
                            .map(test -> "`" + test + "`")
                            .collect(Collectors.joining(", "))
                    + more);
        }
    }

    /** A run in a few words. */
    static String run(CheckReport run) {
        if (!run.ran()) {
            return NOTHING_CHECKED;
        }
        String verdict = run.passed() ? "passed" : run.broken() ? "the build broke" : "failed";
        String excused = run.excused().isEmpty() ? "" : ", " + run.excused().size() + " excused";
        String skipped = run.skipped() == 0 ? "" : ", " + run.skipped() + " skipped";
        return verdict + ", " + passed(run) + "/" + run.tests() + " tests" + excused + skipped;
    }

    private static int passed(CheckReport run) {
        return Math.max(
                0,
                run.tests()
                        - run.skipped()
                        - run.failures().size()
                        - run.excused().size());
    }

    static String coverage(CheckReport run) {
        return run.coverage()
                .map(coverage -> String.format(
                        Locale.ROOT,
                        "%.1f %% of lines (%d/%d), %.1f %% of branches (%d/%d)",
                        coverage.linePercent(),
                        coverage.coveredLines(),
                        coverage.lines(),
                        coverage.branchPercent(),
                        coverage.coveredBranches(),
                        coverage.branches()))
                .orElse("not measured");
    }

    static void files(Page page, Progress progress) {
        page.section("Files");
        if (progress.files().isEmpty()) {
            page.item("None changed.");
        }
        for (Difference file : progress.files()) {
            page.item(words(file.kind()) + " `" + file.path() + "` +" + file.added() + " -" + file.removed());
        }
    }

    static void cost(Page page, Progress progress) {
        Usage usage = progress.view().usage();
        page.section("Cost");
        page.item(usage.modelCalls() + " model calls, " + usage.inputTokens() + " tokens in, " + usage.outputTokens()
                + " out");
        page.item(Money.dollars(usage.microDollars()) + " USD"
                + (usage.unpricedCalls() == 0 ? "" : ", and " + usage.unpricedCalls() + " unpriced calls"));
        if (progress.view().reservedMicroDollars() > 0) {
            page.item("Unsettled: " + Money.dollars(progress.view().reservedMicroDollars()) + " USD");
        }
    }

    static void question(Page page, Progress progress) {
        progress.view()
                .question()
                .ifPresent(asked -> page.section("Open question")
                        .item("Asked in `" + asked.scope() + "`, id `" + asked.id() + "`")
                        .paragraph("")
                        .quote(asked.question().text()));
    }

    static void delivery(Page page, Progress progress) {
        progress.delivery().ifPresent(delivery -> delivered(page, delivery));
    }

    private static void delivered(Page page, Delivery delivery) {
        page.section("Delivery");
        delivery.commit()
                .ifPresentOrElse(
                        commit -> page.item("Commit " + commit + " on branch `"
                                + delivery.branch().orElse("") + "`"),
                        () -> page.item("No commit, as was asked for."));
        if (!delivery.message().isBlank()) {
            page.item("Message: " + Page.line(delivery.message()));
        }
        delivery.notes().forEach(page::item);
    }

    static void nextSteps(Page page, Progress progress) {
        page.section("Next steps");
        WorkflowView view = progress.view();
        switch (view.status()) {
            case PAUSED -> paused(page, view);
            case STOPPED, FAILED -> page.item("Go on with `journeyman resume " + view.id() + "`.");
            case COMPLETED -> completed(page, progress);
            case ABANDONED -> page.item("None: the workflow was given up.");
            default -> page.item("None: the workflow is at work.");
        }
    }

    private static void paused(Page page, WorkflowView view) {
        String id = view.id().value();
        if (view.question().isPresent()) {
            AskedQuestion asked = view.question().get();
            page.item("Answer with " + answer(asked, id) + ".");
        }
        page.item("Then go on with `journeyman resume " + id + "`.");
    }

    /** What a person types, by what is asked. */
    static String answer(AskedQuestion asked, String id) {
        String approve = "`journeyman approve " + id + " --question " + asked.id();
        String reject = "`journeyman reject " + id + " --question " + asked.id();
        if (asked.question() instanceof Question.Approval) {
            return approve + "`, or " + reject + " --comment 'what should be different'`";
        }
        if (asked.question() instanceof Question.Decision decision) {
            List<String> options = decision.options();
            return approve + "` (" + options.get(0) + "), or " + reject + "` (" + options.get(options.size() - 1) + ")";
        }
        List<String> options =
                asked.question() instanceof Question.Clarification clarification ? clarification.options() : List.of();
        return approve + " --comment '" + (options.isEmpty() ? "your answer" : options.get(0)) + "'`";
    }

    private static void completed(Page page, Progress progress) {
        progress.delivery()
                .flatMap(Delivery::branch)
                .ifPresentOrElse(
                        branch -> page.item(
                                "Look at the work with `git switch " + branch + "`, then merge it like any branch."),
                        () -> page.item("None: nothing was to be committed."));
    }

    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
