package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What killed workflows of one kind showed; all must have ended as the undisturbed one. */
final class KillTally {
    private final KillKind kind;
    private final String tree;
    private final int undisturbed;
    private final List<Row> rows = new ArrayList<>();

    /** One workflow, or the sum of some. */
    private record Row(
            int kills,
            int entries,
            int steps,
            int lost,
            int repeated,
            int inFlight,
            int outlived,
            int left,
            int foreign) {
        Row plus(Row other) {
            return new Row(
                    kills + other.kills,
                    entries + other.entries,
                    steps + other.steps,
                    lost + other.lost,
                    repeated + other.repeated,
                    inFlight + other.inFlight,
                    outlived + other.outlived,
                    left + other.left,
                    foreign + other.foreign);
        }

        String text() {
            return " | " + kills + " | " + entries + " | " + steps + " | " + lost + " | " + repeated + " | " + inFlight
                    + " | " + outlived + " | " + left + " | " + foreign + " |\n";
        }
    }

    /** A tally of workflows that must end as this one. */
    KillTally(KillKind kind, KilledWorkflow undisturbed) throws Exception {
        this.kind = kind;
        this.tree = undisturbed.tree();
        this.undisturbed = undisturbed.entries();
    }

    /** Judges a workflow that is done. */
    void add(KilledWorkflow done) throws Exception {
        assertThat(done.tree()).isEqualTo(tree);
        assertThat(done.lost()).as("steps lost or done again").isEmpty();
        assertThat(done.repeated()).as("recorded calls asked again").isEmpty();
        assertThat(done.repeatedInFlight()).as("calls in flight asked again").isLessThanOrEqualTo(5 * done.kills());
        List<String> survivors = done.survivors();
        assertThat(survivors).as("processes that outlived the next owner").isEmpty();
        assertThat(done.foreignTouched()).isEmpty();
        rows.add(new Row(
                done.kills(),
                done.entries(),
                done.steps(),
                done.lost().size(),
                done.repeated().size(),
                done.repeatedInFlight(),
                done.outlived(),
                survivors.size(),
                done.foreignTouched().size()));
    }

    int kills() {
        return rows.stream().mapToInt(Row::kills).sum();
    }

    /** A table with a row for each workflow, and their sum. */
    String markdown() {
        StringBuilder text = new StringBuilder("## " + kind + "\n\nAn undisturbed run: " + undisturbed
                + " entries, tree `" + tree.substring(0, 10)
                + "`; so was the tree of every workflow below, with an intact audit.\n\n"
                + "| Workflow | Kills | Entries in the end | Steps | Steps lost | Recorded calls repeated | Calls in flight repeated"
                + " | Processes that outlived their JVM | of these, the next owner | Foreign files touched |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n");
        Row sum = new Row(0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < rows.size(); i++) {
            sum = sum.plus(rows.get(i));
            text.append("| ").append(i + 1).append(rows.get(i).text());
        }
        return text.append("| all ").append(rows.size()).append(sum.text()).toString();
    }
}
