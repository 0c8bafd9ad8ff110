package dev.journeyman.backend.linear;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How much may still be asked until some moment: of requests or of their complexity, whichever is scarcer.
 *
 * @param allowed in a period
 * @param remaining in this period
 * @param reset when the next period begins
 */
record Quota(long allowed, long remaining, Instant reset) {
    /** Above it a reset must be in milliseconds, as it is; an older description of the header says seconds. */
    private static final long SECONDS_AT_MOST = 100_000_000_000L;

    private static final int SCARCE_BELOW = 10;

    /** What an answer's headers say; empty if they say nothing. */
    static Optional<Quota> of(HttpHeaders headers) {
        return Stream.of("requests", "complexity")
                .flatMap(kind -> of(headers, "x-ratelimit-" + kind).stream())
                .min(Comparator.comparingDouble(quota -> (double) quota.remaining / Math.max(1, quota.allowed)));
    }

    private static Optional<Quota> of(HttpHeaders headers, String prefix) {
        OptionalLong allowed = number(headers, prefix + "-limit");
        OptionalLong remaining = number(headers, prefix + "-remaining");
        OptionalLong reset = number(headers, prefix + "-reset");
        return allowed.isPresent() && remaining.isPresent() && reset.isPresent()
                ? Optional.of(new Quota(allowed.getAsLong(), remaining.getAsLong(), moment(reset.getAsLong())))
                : Optional.empty();
    }

    /** A header that is no number is as good as none. */
    static OptionalLong number(HttpHeaders headers, String name) {
        try {
            return headers.firstValueAsLong(name);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    static Instant moment(long epoch) {
        return epoch > SECONDS_AT_MOST ? Instant.ofEpochMilli(epoch) : Instant.ofEpochSecond(epoch);
    }

    /** Whether what is left should be kept for changes of items, which people wait for. */
    boolean scarce(Instant now) {
        return now.isBefore(reset) && remaining * SCARCE_BELOW < allowed;
    }
}
