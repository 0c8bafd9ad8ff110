package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a refused call means. The body decides first: a dead quota, an overlong prompt and a busy server share their
 * status, but not their remedy.
 */
final class WireFailure {
    /** Who asks a server to slow down must not come back as soon as after an accident. */
    private static final Duration SLOWER = Duration.ofSeconds(10);

    private static final String AGAIN = "It is tried again.";

    private static final Rule QUOTA = new Rule(
            Remedy.ASK_HUMAN,
            "model.billing",
            "The quota does not come back by itself today: wait, or raise it; then resume.",
            Set.of(ErrorBody.DAILY_QUOTA),
            List.of("credits are depleted", "spending cap"));
    private static final Rule BILLING = new Rule(
            Remedy.ASK_HUMAN,
            "model.billing",
            "Check credit, quota and spend limit of the account; then resume.",
            Set.of(
                    "insufficient_quota",
                    "credit_balance_exhausted",
                    "billing_error",
                    "billing_hard_limit_reached",
                    "enforced_spend_limit_reached",
                    "FAILED_PRECONDITION"),
            List.of("spend limit", "credit balance", "exceeded your current quota"));
    private static final Rule TOO_LONG = new Rule(
            Remedy.SHRINK_CONTEXT,
            "model.context-too-long",
            "The prompt must be shorter.",
            Set.of("context_length_exceeded", "exceed_context_size_error", "request_too_large"),
            List.of(
                    "prompt is too long",
                    "context window",
                    "context length",
                    "input is too long",
                    "exceeds the maximum number of tokens"));
    private static final Rule KEY = new Rule(
            Remedy.ASK_HUMAN,
            "model.key-refused",
            "Set a valid key in the environment; then resume.",
            Set.of("authentication_error", "invalid_api_key", "API_KEY_INVALID", "UNAUTHENTICATED"),
            List.of());
    private static final Rule PERMISSION = new Rule(
            Remedy.ASK_HUMAN,
            "model.not-permitted",
            "The key may not use this model: change the key or the model; then resume.",
            Set.of("permission_error", "PERMISSION_DENIED"),
            List.of());
    private static final Rule NOT_FOUND = new Rule(
            Remedy.GIVE_UP,
            "model.not-found",
            "Check the model's name (JOURNEYMAN_MODEL) and the base URL.",
            Set.of("not_found_error", "model_not_found", "NOT_FOUND"),
            List.of());
    private static final Rule OVERLOADED = new Rule(
            Remedy.BACKOFF,
            "model.overloaded",
            AGAIN,
            Set.of("overloaded_error", "server_is_overloaded", "UNAVAILABLE"),
            List.of("server busy"));
    private static final Rule SLOW_DOWN =
            new Rule(Remedy.RETRY_AFTER, "model.slow-down", AGAIN, Set.of("slow_down"), List.of());
    private static final Rule MINUTE_QUOTA =
            new Rule(Remedy.BACKOFF, "model.rate-limited", AGAIN, Set.of("RESOURCE_EXHAUSTED"), List.of());
    private static final Rule RATE = new Rule(
            Remedy.BACKOFF, "model.rate-limited", AGAIN, Set.of("rate_limit_error", "rate_limit_exceeded"), List.of());
    private static final Rule SERVER = new Rule(Remedy.BACKOFF, "model.server-error", AGAIN, Set.of(), List.of());
    private static final Rule REFUSED = new Rule(
            Remedy.GIVE_UP, "model.request-refused", "The same again would be refused again.", Set.of(), List.of());

    /** In this order: Gemini speaks of an exceeded quota also where a minute's wait will do. */
    private static final List<Rule> BY_BODY =
            List.of(QUOTA, MINUTE_QUOTA, BILLING, TOO_LONG, KEY, PERMISSION, NOT_FOUND, OVERLOADED, SLOW_DOWN, RATE);

    private WireFailure() {}

    /** Classifies a response whose status is not a success. */
    static Failure of(int status, HttpHeaders headers, String body) {
        ErrorBody error = ErrorBody.read(body);
        Rule rule = BY_BODY.stream()
                .filter(candidate -> candidate.matches(error))
                .findFirst()
                .orElseGet(() -> byStatus(status));
        String message = "HTTP " + status + request(headers) + ": " + error.message() + " " + rule.advice();
        return rule.failure(message, Waits.of(headers).or(error::retryAfter));
    }

    /** What the vendor's support asks for. */
    private static String request(HttpHeaders headers) {
        return headers.firstValue("request-id")
                .or(() -> headers.firstValue("x-request-id"))
                .map(id -> " (request " + id + ")")
                .orElse("");
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

    /** How a class of failures is recognised, and what it means. */
    private record Rule(Remedy remedy, String code, String advice, Set<String> signs, List<String> phrases) {
        boolean matches(ErrorBody error) {
            String lower = error.message().toLowerCase(Locale.ROOT);
            return error.signs().stream().anyMatch(signs::contains)
                    || phrases.stream().anyMatch(lower::contains);
        }

        Failure failure(String message, Optional<Duration> named) {
            Optional<Duration> wait = named.or(() -> remedy == Remedy.RETRY_AFTER ? Optional.of(SLOWER) : named)
                    .filter(delay -> remedy.retryable());
            return wait.map(delay -> Failure.retryAfter(delay, code, message))
                    .orElseGet(() -> Failure.of(remedy, code, message));
        }
    }
}
