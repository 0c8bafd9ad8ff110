package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the cases of one kind showed, beside an undisturbed one that they must end as. */
final class CrashTally {
    private static final String ROW = "| %-44s | %7s | %9s | %5s | %10s | %14s | %16s | %17s | %10s |";

    private final String what;
    private final int entries;
    private final String tree;
    private final List<String> outside;
    private final List<String> wrong = new ArrayList<>();
    private int workflows;
    private int kills;
    private int lost;
    private int repeated;
    private int inFlight;
    private int doubledOrMissed;
    private int otherTrees;

    CrashTally(String what, CrashCase undisturbed) throws Exception {
        this.what = what;
        this.entries = undisturbed.events().size();
        this.tree = undisturbed.tree();
        this.outside = undisturbed.outside();
        undisturbed.deleteBranches();
    }

    /** Counts a case that has ended. */
    void add(CrashCase ended, int agents) throws Exception {
        workflows++;
        kills += ended.deaths();
        lost += wrong(ended, "lost", ended.lost());
        repeated += wrong(ended, "made again, though recorded", ended.repeatedThoughRecorded());
        doubledOrMissed += wrong(ended, "outside", different(ended.outside()));
        otherTrees += wrong(ended, "tree", ended.tree().equals(tree) ? Set.of() : Set.of(ended.tree()));
        inFlight += ended.repeatedInFlight();
        if (ended.repeatedInFlight() > agents * ended.deaths()) {
            wrong.add(ended + ": " + ended.repeatedInFlight() + " calls in flight made again");
        }
        ended.deleteBranches();
    }

    private int wrong(CrashCase ended, String what, Set<String> found) {
        if (!found.isEmpty()) {
            wrong.add(ended + ": " + what + " " + found);
        }
        return found.size();
    }

    private Set<String> different(List<String> found) {
        Set<String> different = new HashSet<>(outside);
        different.removeAll(found);
        found.stream().filter(one -> !outside.contains(one)).forEach(different::add);
        if (different.isEmpty() && found.size() != outside.size()) {
            different.add(found.size() + " instead of " + outside.size());
        }
        return different;
    }

    /** Fails if anything was not as it must be. */
    void requireSound(int expectedKills) {
        assertThat(wrong).as(what).isEmpty();
        assertThat(kills).as(what).isEqualTo(expectedKills);
    }

    int kills() {
        return kills;
    }

    static String heading() {
        return String.format(
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
    }

    /** One line of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                ROW,
                what,
                entries,
                workflows,
                kills,
                lost,
                repeated,
                inFlight,
                doubledOrMissed,
                otherTrees);
    }
}
