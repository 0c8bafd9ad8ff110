package dev.journeyman.agents.llm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a refused call means. The body decides first: a dead quota, an overlong prompt and a busy server share their
 * status, but not their remedy.
 */
final class WireFailure {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 500;

    private static final Rule BILLING = new Rule(
            Remedy.ASK_HUMAN,
            "model.billing",
            "Check credit, quota and spend limit of the account; then resume.",
            Set.of(
                    "insufficient_quota",
                    "credit_balance_exhausted",
                    "billing_error",
                    "billing_hard_limit_reached",
                    "enforced_spend_limit_reached"),
            List.of("spend limit", "credit balance", "exceeded your current quota"));
    private static final Rule TOO_LONG = new Rule(
            Remedy.SHRINK_CONTEXT,
            "model.context-too-long",
            "The prompt must be shorter.",
            Set.of("context_length_exceeded", "request_too_large"),
            List.of("prompt is too long", "maximum context length", "context window", "input is too long"));
    private static final Rule KEY = new Rule(
            Remedy.ASK_HUMAN,
            "model.key-refused",
            "Set a valid key in the environment; then resume.",
            Set.of("authentication_error", "invalid_api_key"),
            List.of());
    private static final Rule PERMISSION = new Rule(
            Remedy.ASK_HUMAN,
            "model.not-permitted",
            "The key may not use this model: change the key or the model; then resume.",
            Set.of("permission_error"),
            List.of());
    private static final Rule NOT_FOUND = new Rule(
            Remedy.GIVE_UP,
            "model.not-found",
            "Check the model's name (JOURNEYMAN_MODEL) and the base URL, which ends in /v1.",
            Set.of("not_found_error", "model_not_found"),
            List.of());
    private static final Rule OVERLOADED = new Rule(
            Remedy.BACKOFF,
            "model.overloaded",
            "It is tried again.",
            Set.of("overloaded_error", "server_is_overloaded"),
            List.of());
    private static final Rule RATE = new Rule(
            Remedy.BACKOFF,
            "model.rate-limited",
            "It is tried again.",
            Set.of("rate_limit_error", "rate_limit_exceeded", "slow_down"),
            List.of());
    private static final Rule SERVER =
            new Rule(Remedy.BACKOFF, "model.server-error", "It is tried again.", Set.of(), List.of());
    private static final Rule REFUSED = new Rule(
            Remedy.GIVE_UP, "model.request-refused", "The same again would be refused again.", Set.of(), List.of());

    private static final List<Rule> BY_BODY = List.of(BILLING, TOO_LONG, KEY, PERMISSION, NOT_FOUND, OVERLOADED, RATE);

    private WireFailure() {}

    /** Classifies a response whose status is not a success. */
    static Failure of(int status, HttpHeaders headers, String body) {
        JsonNode error = error(body);
        Rule rule = BY_BODY.stream()
                .filter(candidate -> candidate.matches(signs(error), message(error, body)))
                .findFirst()
                .orElseGet(() -> byStatus(status));
        String message = "HTTP " + status + ": " + message(error, body) + " " + rule.advice();
        return RetryAfter.of(headers)
                .filter(delay -> rule.remedy() == Remedy.BACKOFF)
                .map(delay -> Failure.retryAfter(delay, rule.code(), message))
                .orElseGet(() -> Failure.of(rule.remedy(), rule.code(), message));
    }

    private static Rule byStatus(int status) {
        return switch (status) {
            case 401 -> KEY;
            case 402 -> BILLING;
            case 403 -> PERMISSION;
            case 404 -> NOT_FOUND;
            case 413 -> TOO_LONG;
            case 429 -> RATE;
            case 408, 409, 425 -> SERVER;
            case 529 -> OVERLOADED;
            default -> status >= 500 ? SERVER : REFUSED;
        };
    }

    private static JsonNode error(String body) {
        try {
            return MAPPER.readTree(body).path("error");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Set<String> signs(JsonNode error) {
        return Stream.of(
                        error.path("type"),
                        error.path("code"),
                        error.path("details").path("error_code"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static String message(JsonNode error, String body) {
        String message = Optional.of(error.path("message").asText(""))
                .filter(text -> !text.isBlank())
                .orElse(body)
                .strip();
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ...";
    }

    /** How a class of failures is recognised, and what it means. */
    private record Rule(Remedy remedy, String code, String advice, Set<String> signs, List<String> phrases) {
        boolean matches(Set<String> found, String message) {
            String lower = message.toLowerCase(Locale.ROOT);
            return found.stream().anyMatch(signs::contains) || phrases.stream().anyMatch(lower::contains);
        }
    }

    /** The waiting time that a response names. */
    private static final class RetryAfter {
        private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

        /** Empty where nothing usable is said; a date is not used, as servers' clocks differ from ours. */
        static Optional<Duration> of(HttpHeaders headers) {
            return headers.firstValue("retry-after-ms")
                    .flatMap(RetryAfter::number)
                    .map(millis -> Duration.ofMillis(Math.round(millis)))
                    .or(() -> headers.firstValue("retry-after")
                            .flatMap(RetryAfter::number)
                            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))));
        }

        private static Optional<Double> number(String text) {
            try {
                double value = Double.parseDouble(text.strip());
                return value >= 0 && value <= LONGEST_SECONDS * 1000 ? Optional.of(value) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
