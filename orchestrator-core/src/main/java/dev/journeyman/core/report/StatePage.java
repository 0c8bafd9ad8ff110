package dev.journeyman.core.report;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.core.journal.Checkpoint;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The page that stands beside a workflow while it runs: where it is, who does what, and what a reviewer looks at. */
final class StatePage {
    private static final int NEWEST_ASKS = 40;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Progress progress;
    private final Page page = new Page();

    private StatePage(Progress progress) {
        this.progress = progress;
    }

    static String of(Progress progress) {
        StatePage state = new StatePage(progress);
        state.write();
        return state.page.text();
    }

    private void write() {
        page.title(progress.view().request()).paragraph("");
        Sections.status(page, progress);
        phases();
        Sections.items(page, progress);
        figures();
        Sections.files(page, progress);
        agentLog();
        Sections.question(page, progress);
        Sections.nextSteps(page, progress);
        checkpoints();
        feedback();
        review();
    }

    private void phases() {
        page.section("Phases");
        for (WorkflowView.Phase phase : progress.view().phases()) {
            boolean over = phase.status() == PhaseStatus.COMPLETED || phase.status() == PhaseStatus.SKIPPED;
            String attempt = phase.attempt() > 1 ? ", attempt " + phase.attempt() : "";
            String note = phase.note().isBlank() ? "" : ": " + phase.note();
            page.box(over, phase.name() + " (" + Sections.words(phase.status()) + attempt + ")" + note);
        }
    }

    private void figures() {
        page.section("Figures");
        page.item("Iteration: " + progress.repairs() + "/" + progress.repairsAllowed());
        List<CheckReport> runs = progress.testRuns();
        page.item("Tests: " + (runs.isEmpty() ? "not run yet" : Sections.run(runs.get(runs.size() - 1))));
        page.item("Coverage: " + (runs.isEmpty() ? "not measured" : Sections.coverage(runs.get(runs.size() - 1))));
    }

    private void agentLog() {
        page.section("Agent log");
        List<Recorded> asks = progress.timeline().stream()
                .filter(recorded -> recorded.event() instanceof Event.AskOpened)
                .toList();
        if (asks.isEmpty()) {
            page.item("Nobody was asked yet.");
        }
        asks.stream().skip(Math.max(0, asks.size() - NEWEST_ASKS)).forEach(this::ask);
    }

    private void ask(Recorded recorded) {
        Event.AskOpened opened = (Event.AskOpened) recorded.event();
        List<Recorded> call = progress.timeline().stream()
                .filter(other -> other.callId().equals(recorded.callId()))
                .toList();
        String end = Timeline.last(call, Event.AskDone.class)
                .map(Event.AskDone::summary)
                .or(() -> Timeline.last(call, Event.AskFailed.class)
                        .map(failed -> "failed: " + failed.failure().message()))
                .orElse("at work");
        page.item(time(recorded.at()) + " " + opened.agent() + " as " + opened.role() + " in `" + recorded.scope()
                + "`: " + Page.line(end));
    }

    private void checkpoints() {
        page.section("Checkpoints");
        for (Checkpoint checkpoint : progress.checkpoints()) {
            page.item(checkpoint.sequence() + " " + time(checkpoint.at()) + " " + checkpoint.name() + " ("
                    + abbreviated(checkpoint.commit()) + ")");
        }
    }

    private void feedback() {
        page.section("Feedback");
        if (progress.feedback().isEmpty()) {
            page.item("None.");
        }
        progress.feedback().forEach(said -> page.item(Sections.words(said.kind()) + ": " + said.text()));
    }

    /** What the engine has seen is ticked; the rest is a person's. */
    private void review() {
        page.section("Review");
        List<CheckReport> runs = progress.testRuns();
        page.box(!runs.isEmpty() && confirmed(runs.get(runs.size() - 1)), "All tests pass; the engine ran them");
        progress.started().gates().forEach(gate -> page.box(approved(gate), "Gate " + gate.name() + " is approved"));
        progress.requirements()
                .ifPresent(requirements -> requirements.stories().stream()
                        .flatMap(story -> story.criteria().stream())
                        .forEach(criterion -> page.box(false, sentence(criterion))));
        page.box(false, "The difference was read");
    }

    private static boolean confirmed(CheckReport run) {
        return run.ran() && run.passed();
    }

    private boolean approved(Event.Gate gate) {
        return progress.timeline().stream()
                .anyMatch(recorded -> recorded.event() instanceof Event.Answered answered
                        && answered.answer() instanceof Answer.Approved
                        && recorded.scope().startsWith(gate.after() + "#"));
    }

    private static String sentence(Criterion criterion) {
        return "Given " + Page.line(criterion.given()) + ", when " + Page.line(criterion.when()) + ", then "
                + Page.line(criterion.then());
    }

    private static String time(Instant at) {
        return CLOCK.format(at);
    }

    private static String abbreviated(String commit) {
        return commit.length() > 10 ? commit.substring(0, 10) : commit;
    }
}
