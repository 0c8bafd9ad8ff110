package dev.journeyman.backend.linear;

import dev.journeyman.api.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When Linear may be asked again after it failed: not before the time it names, else after a delay that doubles, and after
 * minutes where only a person can help. Tells each kind of failure once.
 */
final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration FOR_PEOPLE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 7;

    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private Instant notBefore = Instant.MIN;
    private int failures;
    private Optional<String> told = Optional.empty();

    /**
     * A fresh one.
     *
     * @param jitter numbers from 0 to 1, so that many processes do not come back at the same moment
     */
    Pace(InstantSource clock, DoubleSupplier jitter) {
        this.clock = clock;
        this.jitter = jitter;
    }

    boolean ready() {
        return !clock.instant().isBefore(notBefore);
    }

    void succeeded() {
        told.ifPresent(code -> LOG.info("Linear works again after {}.", code));
        told = Optional.empty();
        failures = 0;
    }

    void failed(Failure failure) {
        failures++;
        notBefore = clock.instant().plus(delay(failure));
        if (!told.equals(Optional.of(failure.code()))) {
            LOG.warn("Work items stay on this machine for now, and no work waits for that. {}", failure.message());
        }
        told = Optional.of(failure.code());
    }

    private Duration delay(Failure failure) {
        return switch (failure.remedy()) {
            case RETRY_AFTER -> failure.retryAfter().orElse(LONGEST);
            case BACKOFF -> spread(Duration.ofSeconds(1L << Math.min(failures - 1, MOST_DOUBLINGS)));
            default -> FOR_PEOPLE;
        };
    }

    private Duration spread(Duration delay) {
        Duration bounded = delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
        return bounded.plusMillis((long) (bounded.toMillis() * jitter.getAsDouble() / 2));
    }
}
