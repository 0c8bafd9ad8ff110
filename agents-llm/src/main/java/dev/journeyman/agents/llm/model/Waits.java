package dev.journeyman.agents.llm.model;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The waiting times that servers name. Dates are not used, as servers' clocks differ from ours. */
final class Waits {
    private static final double MOST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,3})h)?(?:(\\d{1,4})m(?!s))?(?:(\\d{1,6}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,8})ms)?");

    private Waits() {}

    /** What the headers of a refusal say, most exact first: a time for this refusal, else when a spent limit is renewed. */
    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("retry-after-ms")
                .flatMap(millis -> seconds(millis, 1000))
                .or(() -> headers.firstValue("retry-after").flatMap(seconds -> seconds(seconds, 1)))
                .or(() -> reset(headers));
    }

    private static Optional<Duration> reset(HttpHeaders headers) {
        return Stream.of("requests", "tokens")
                .filter(limit -> headers.firstValue("x-ratelimit-remaining-" + limit)
                        .filter("0"::equals)
                        .isPresent())
                .flatMap(limit -> headers.firstValue("x-ratelimit-reset-" + limit).stream())
                .flatMap(text -> duration(text).stream())
                .max(Duration::compareTo);
    }

    private static Optional<Duration> seconds(String text, int unitsPerSecond) {
        try {
            double seconds = Double.parseDouble(text.strip()) / unitsPerSecond;
            return seconds >= 0 && seconds <= MOST_SECONDS
                    ? Optional.of(Duration.ofMillis(Math.round(seconds * 1000)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Such as {@code 34.5s}, {@code 6m0s} or {@code 20ms}. */
    static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text.strip());
        if (text.isBlank() || !parts.matches()) {
            return Optional.empty();
        }
        double seconds = part(parts, 1) * 3600 + part(parts, 2) * 60 + part(parts, 3) + part(parts, 4) / 1000;
        return seconds(Double.toString(seconds), 1);
    }

    private static double part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Double.parseDouble(parts.group(group));
    }
}
