package dev.journeyman.core.engine;

import dev.journeyman.core.guard.Account;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the steps of each attempt of a phase or an item took, failed tries included: a fold over all events. Measured by
 * who ran them, so waiting costs nothing; the first build has a limit of its own, whoever happens to ask for it.
 */
final class StepTimes {
    private final Map<String, Long> millis = new HashMap<>();

    void apply(Recorded recorded) {
        if (recorded.event() instanceof Event.Tried tried && !Checking.isBaseline(recorded.call())) {
            millis.merge(Account.attempt(recorded.scope()), tried.millis(), Long::sum);
        }
    }

    /** Of the attempt that a scope lies in, without the parts that it dispatched. */
    Duration of(String scope) {
        return Duration.ofMillis(millis.getOrDefault(Account.attempt(scope), 0L));
    }
}
