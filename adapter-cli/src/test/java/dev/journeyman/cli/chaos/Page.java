package dev.journeyman.cli.chaos;

import static dev.journeyman.cli.chaos.Takeovers.within;

import java.time.Duration;
import java.util.Locale;

/** The figures of a storm as a page. */
final class Page {
    private final Tally tally;
    private final Takeovers takeovers;
    private final Storm storm;
    private final Duration took;
    private final long broken;
    private final int refusals;

    /**
     * Of what is over.
     *
     * @param broken runs that broke off
     * @param refusals processes that ended at once, since the database was away
     */
    Page(Tally tally, Takeovers takeovers, Storm storm, Duration took, long broken, int refusals) {
        this.tally = tally;
        this.takeovers = takeovers;
        this.storm = storm;
        this.took = took;
        this.broken = broken;
        this.refusals = refusals;
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
                + row("takeovers after a kill or freeze", takeovers.times().size())
                + row("takeover p50", seconds(within(0.5, takeovers.times())))
                + row(
                        "takeover p95 (lease " + Storm.LEASE.toSeconds() + " s)",
                        seconds(within(0.95, takeovers.times())))
                + row(
                        "workflows that a node which was to end handed over",
                        takeovers.handedOver().size())
                + row(
                        "from its SIGTERM to their next owner, what was at work ended first: p50",
                        seconds(within(0.5, takeovers.handedOver())))
                + row("nodes that had to be started again, since their database was away as they began", refusals)
                + row("chains verified", verified ? "all" : "NOT ALL");
    }

    private static String row(String what, Object figure) {
        return "| " + what + " | " + figure + " |\n";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
