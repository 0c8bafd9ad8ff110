package dev.journeyman.cli;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.core.WorkflowResult;
import java.util.List;
import java.util.Optional;

/** Results of workflows. */
public final class Results {
    private static final TestFailure FAILURE = new TestFailure("FeeTest#grace", "AssertionError", "expected 2.00");

    private static final List<String> CREATED = List.of("src/main/java/Voucher.java", "src/test/java/VoucherTest.java");
    private static final WorkflowResult.Changes NOTHING = new WorkflowResult.Changes(List.of(), List.of(), List.of());

    private Results() {}

    public static WorkflowResult completed() {
        return new WorkflowResult(
                Views.running()
                        .status(WorkflowStatus.COMPLETED, "")
                        .phase("requirements", PhaseStatus.COMPLETED, "")
                        .phase("commit", PhaseStatus.COMPLETED, "")
                        .view(),
                new WorkflowResult.Changes(CREATED, List.of("README.md"), List.of()),
                Optional.of(new Delivery(
                        Optional.of("0123456789abcdef0123456789abcdef01234567"),
                        Optional.of("journeyman/vouchers"),
                        "feat(vouchers): let shops pay\n\nThey asked for it.",
                        CREATED,
                        List.of("README.md"),
                        List.of(),
                        List.of("author assumed"))),
                Optional.of(new TestReport(List.of(check(0, List.of(FAILURE, FAILURE)), check(1, List.of())))),
                Optional.of(new Baseline("maven", Optional.of(baseline()))),
                List.of());
    }

    /** Completed, with that as the only run, before and after. */
    public static WorkflowResult tested(CheckReport run) {
        return new WorkflowResult(
                Views.running().status(WorkflowStatus.COMPLETED, "").view(),
                NOTHING,
                Optional.empty(),
                Optional.of(new TestReport(List.of(run))),
                Optional.of(new Baseline("some", Optional.of(run).filter(CheckReport::ran))),
                List.of());
    }

    public static WorkflowResult paused(AskedQuestion asked) {
        return of(Views.running()
                .status(WorkflowStatus.PAUSED, "")
                .question(asked)
                .view());
    }

    public static WorkflowResult of(WorkflowView view) {
        return new WorkflowResult(view, NOTHING, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private static CheckReport baseline() {
        return new CheckReport("t0", List.of("mvn"), 0, 900, 27, 0, List.of(), Optional.empty(), "");
    }

    private static CheckReport check(int skipped, List<TestFailure> failures) {
        Coverage coverage = new Coverage(978, 1000, 75, 100);
        return new CheckReport(
                "t1", List.of("mvn"), failures.size(), 900, 53, skipped, failures, Optional.of(coverage), "");
    }
}
