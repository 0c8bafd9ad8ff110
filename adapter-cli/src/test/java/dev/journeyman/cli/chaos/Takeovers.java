package dev.journeyman.cli.chaos;

import dev.journeyman.cli.chaos.Histories.History;
import dev.journeyman.cli.chaos.Histories.Taken;
import dev.journeyman.cli.chaos.Strike.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How soon workflows went on whose node was struck, and what became of nodes that woke up. */
final class Takeovers {
    private final List<Duration> times = new ArrayList<>();
    private final List<Duration> handedOver = new ArrayList<>();
    private int fenced;
    private int kept;

    Takeovers(List<History> histories, List<Strike> strikes) {
        histories.forEach(history -> strikes.forEach(strike -> add(history, strike)));
        Collections.sort(times);
        Collections.sort(handedOver);
    }

    private void add(History history, Strike strike) {
        List<Taken> owners = history.owners();
        int last = -1;
        while (last + 1 < owners.size() && !owners.get(last + 1).at().isAfter(strike.at())) {
            last++;
        }
        boolean hit = last >= 0
                && owners.get(last).owner().equals(strike.process())
                && history.end().isAfter(strike.at());
        if (!hit) {
            return;
        }
        // Whoever wakes up before anybody came goes on: what happens to the workflow after that is no takeover of this.
        if (last + 1 < owners.size() && owners.get(last + 1).at().isBefore(strike.until())) {
            Duration time = Duration.between(strike.at(), owners.get(last + 1).at());
            (strike.kind() == Kind.DRAINED ? handedOver : times).add(time);
            fenced += strike.kind() == Kind.FROZEN ? 1 : 0;
        } else if (strike.kind() == Kind.FROZEN) {
            kept++;
        }
    }

    /** From a kill or freeze to the next owner, in order. */
    List<Duration> times() {
        return times;
    }

    /** From the request to end to the next owner, in order: what was at work had time to end. */
    List<Duration> handedOver() {
        return handedOver;
    }

    /** Workflows that others had taken over when the frozen node woke up that thought it had them. */
    int fenced() {
        return fenced;
    }

    /** Workflows that a frozen node went on with when it woke up, since nobody had taken them. */
    int kept() {
        return kept;
    }

    /** At most this long in that share of the cases. */
    static Duration within(double share, List<Duration> times) {
        return times.isEmpty()
                ? Duration.ZERO
                : times.get((int) Math.min(times.size() - 1L, Math.round(share * times.size())));
    }
}
