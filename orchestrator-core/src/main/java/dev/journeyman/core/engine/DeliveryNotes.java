package dev.journeyman.core.engine;

import dev.journeyman.api.artifact.Baseline;
import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.TestReport;
import dev.journeyman.core.config.ChecksSettings.CoverageSettings;
import dev.journeyman.core.workspace.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What whoever takes over a delivery should know. */
final class DeliveryNotes {
    private static final double PERCENT = 100;

    private DeliveryNotes() {}

    static List<String> of(Parts parts, Briefing briefing) {
        List<String> notes = new ArrayList<>();
        boolean unchecked = briefing.artifact(Baseline.class)
                .filter(baseline -> baseline.check().isEmpty())
                .isPresent();
        if (unchecked) {
            notes.add("Nothing was checked: there is no build, so nothing was compiled or tested.");
        }
        CoverageSettings wanted = parts.configuration().checks().coverage();
        briefing.artifact(TestReport.class)
                .map(TestReport::last)
                .flatMap(CheckReport::coverage)
                .filter(coverage -> below(coverage, wanted))
                .ifPresent(coverage -> notes.add(lowCoverage(coverage, wanted)));
        notes.addAll(parts.deliveryNotes());
        Identity author = parts.author();
        if (author.assumed()) {
            notes.add("No git identity is configured: the commit's author is " + author + ".");
        }
        return notes;
    }

    private static boolean below(Coverage coverage, CoverageSettings wanted) {
        return coverage.linePercent() < wanted.lines() * PERCENT
                || coverage.branchPercent() < wanted.branches() * PERCENT;
    }

    private static String lowCoverage(Coverage coverage, CoverageSettings wanted) {
        return String.format(
                Locale.ROOT,
                "The tests cover %.1f %% of lines and %.1f %% of branches, less than the %.0f %% and %.0f %% that"
                        + " checks.coverage wants.",
                coverage.linePercent(),
                coverage.branchPercent(),
                wanted.lines() * PERCENT,
                wanted.branches() * PERCENT);
    }
}
