package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the cases of one kind showed; all must have ended as the undisturbed one. */
final class CrashTally {
    private static final String ROW = "| %-44s | %7s | %9s | %5s | %10s | %14s | %16s | %17s | %10s |";
    private static final String HEADING = String.format(
            ROW,
            "Crash matrix",
            "Entries",
            "Workflows",
            "Kills",
            "Steps lost",
            "Repeated: done",
            "Repeated: flight",
            "Doubled or missed",
            "Other tree");

    private final String what;
    private final int entries;
    private final String tree;
    private final List<String> outside;
    private final List<CrashCase> cases = new ArrayList<>();

    /** A tally of cases that must end as this one. */
    CrashTally(String what, CrashCase undisturbed) throws Exception {
        this.what = what;
        this.entries = undisturbed.events().size();
        this.tree = undisturbed.tree();
        this.outside = undisturbed.outside();
        undisturbed.deleteBranches();
    }

    /** Judges a case that has ended. */
    void add(CrashCase ended, int agents) throws Exception {
        assertThat(ended.tree()).as(ended + ": tree").isEqualTo(tree);
        assertThat(ended.lost()).as(ended + ": lost").isEmpty();
        assertThat(ended.repeatedThoughRecorded()).as(ended + ": repeated").isEmpty();
        assertThat(ended.repeatedInFlight()).as(ended + ": in flight").isBetween(0, agents * ended.deaths());
        assertThat(ended.outside()).as(ended + ": outside").isEqualTo(outside);
        ended.deleteBranches();
        cases.add(ended);
    }

    int kills() {
        return cases.stream().mapToInt(CrashCase::deaths).sum();
    }

    static String heading() {
        return HEADING;
    }

    /** One line of the table; what would not be nought has failed the test. */
    String row() {
        int flight = cases.stream().mapToInt(CrashCase::repeatedInFlight).sum();
        return String.format(Locale.ROOT, ROW, what, entries, cases.size(), kills(), 0, 0, flight, 0, 0);
    }
}
