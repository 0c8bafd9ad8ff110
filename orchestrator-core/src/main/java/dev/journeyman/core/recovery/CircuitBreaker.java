package dev.journeyman.core.recovery;

import dev.journeyman.api.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Spares a service that keeps failing: after five failures in a row its circuit opens and calls are turned away; after a
 * minute calls are let through again, and two successes close it, one failure opens it anew.
 *
 * <p>Each key, such as a model or a host, has a circuit of its own. May be used by many threads.
 */
public final class CircuitBreaker {
    private static final int FAILURES_TO_OPEN = 5;
    private static final int SUCCESSES_TO_CLOSE = 2;
    private static final Duration OPEN_FOR = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Map<String, Circuit> circuits = new HashMap<>();

    public CircuitBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Why a call must not be made now; empty if it may be, and then its end must be reported. */
    public synchronized Optional<Failure> refusal(String key) {
        Circuit circuit = circuit(key);
        Instant now = clock.instant();
        if (!(circuit instanceof Open open)) {
            return Optional.empty();
        }
        if (now.isBefore(open.until())) {
            return Optional.of(refused(key, Duration.between(now, open.until())));
        }
        circuits.put(key, new HalfOpen(0));
        return Optional.empty();
    }

    private static Failure refused(String key, Duration rest) {
        return Failure.retryAfter(
                rest,
                "circuit.open",
                "'" + key + "' failed " + FAILURES_TO_OPEN + " times in a row and is left alone for "
                        + Math.max(1, rest.toSeconds()) + " s more.");
    }

    /** A call has succeeded. */
    public synchronized void succeeded(String key) {
        circuits.put(key, circuit(key).succeeded());
    }

    /** A call has failed. */
    public synchronized void failed(String key) {
        circuits.put(key, circuit(key).failed(clock.instant()));
    }

    private Circuit circuit(String key) {
        return circuits.getOrDefault(key, new Closed(0));
    }

    private sealed interface Circuit {
        Circuit succeeded();

        Circuit failed(Instant now);
    }

    private record Closed(int failures) implements Circuit {
        @Override
        public Circuit succeeded() {
            return new Closed(0);
        }

        @Override
        public Circuit failed(Instant now) {
            return failures + 1 < FAILURES_TO_OPEN ? new Closed(failures + 1) : new Open(now.plus(OPEN_FOR));
        }
    }

    /** Calls that were under way when the circuit opened may still end: they change nothing. */
    private record Open(Instant until) implements Circuit {
        @Override
        public Circuit succeeded() {
            return this;
        }

        @Override
        public Circuit failed(Instant now) {
            return this;
        }
    }

    private record HalfOpen(int successes) implements Circuit {
        @Override
        public Circuit succeeded() {
            return successes + 1 < SUCCESSES_TO_CLOSE ? new HalfOpen(successes + 1) : new Closed(0);
        }

        @Override
        public Circuit failed(Instant now) {
            return new Open(now.plus(OPEN_FOR));
        }
    }
}
