package dev.journeyman.cli.chaos;

import java.time.Duration;
import java.util.Locale;

/** The figures of a storm as a page. */
final class Page {
    private final Tally tally;
    private final Takeovers takeovers;
    private final Storm storm;
    private final Duration took;
    private final long broken;

    /** @param broken runs that broke off */
    Page(Tally tally, Takeovers takeovers, Storm storm, Duration took, long broken) {
        this.tally = tally;
        this.takeovers = takeovers;
        this.storm = storm;
        this.took = took;
        this.broken = broken;
    }

    String markdown(boolean verified) {
        return "| What was done to four nodes and their database in " + took.toSeconds() + " s | |\n|---|---|\n"
                + storm.report() + "\n| What came of it | |\n|---|---|\n"
                + row(
                        "workflows that finished",
                        tally.workflows() - tally.unfinished().size() + " of " + tally.workflows())
                + row("items done", tally.items() - tally.lost().size() + " of " + tally.items())
                + row("items done twice", tally.twice().size())
                + row("items lost", tally.lost().size())
                + row("workflows delivered twice", tally.deliveredTwice().size())
                + row("items begun by agents, those included that a kill cut off", tally.begun())
                + row("items begun after their recorded end", tally.repeated().size())
                + row(
                        "the same by a node that had been frozen, in vain",
                        tally.inVain().size())
                + row("runs that broke off and went on elsewhere or later", broken)
                + row(
                        "workflows that had another owner when their frozen node woke up: it was refused",
                        takeovers.fenced())
                + row("workflows that a frozen node went on with", takeovers.kept())
                + row("takeovers after a kill or freeze", takeovers.count())
                + row("takeover p50", seconds(takeovers.within(0.5)))
                + row("takeover p95 (lease " + Storm.LEASE.toSeconds() + " s)", seconds(takeovers.within(0.95)))
                + row("chains verified", verified ? "all" : "NOT ALL");
    }

    private static String row(String what, Object figure) {
        return "| " + what + " | " + figure + " |\n";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
