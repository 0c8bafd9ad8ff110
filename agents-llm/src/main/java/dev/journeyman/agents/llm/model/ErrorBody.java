package dev.journeyman.agents.llm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the body of a refusal says, whoever wrote it.
 *
 * @param signs the words made for programs: types, codes, states
 * @param message the words made for people
 * @param retryAfter the waiting time it names
 */
record ErrorBody(Set<String> signs, String message, Optional<Duration> retryAfter) {
    /** The sign of a quota that only comes back tomorrow. */
    static final String DAILY_QUOTA = "PerDay";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_MESSAGE = 500;

    static ErrorBody read(String body) {
        JsonNode error = error(body);
        return new ErrorBody(signs(error), message(error, body), retryDelay(error));
    }

    /** Gemini may send an array of one, Ollama sends a text instead of an object. */
    private static JsonNode error(String body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return (root.isArray() ? root.path(0) : root).path("error");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Set<String> signs(JsonNode error) {
        Stream<String> own = Stream.of(
                        error.path("type"),
                        error.path("code"),
                        error.path("status"),
                        error.path("details").path("error_code"))
                .map(JsonNode::asText);
        return Stream.concat(own, details(error, ErrorBody::detailSigns)).collect(Collectors.toSet());
    }

    private static void detailSigns(JsonNode detail, Consumer<String> signs) {
        signs.accept(detail.path("reason").asText());
        for (JsonNode violation : detail.path("violations")) {
            if (violation.path("quotaId").asText().contains(DAILY_QUOTA)) {
                signs.accept(DAILY_QUOTA);
            }
        }
    }

    private static String message(JsonNode error, String body) {
        String message = Stream.of(error.path("message").asText(""), error.asText(""), body)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ...";
    }

    private static Optional<Duration> retryDelay(JsonNode error) {
        return details(error, ErrorBody::delay)
                .flatMap(text -> Waits.duration(text).stream())
                .findFirst();
    }

    private static void delay(JsonNode detail, Consumer<String> delays) {
        delays.accept(detail.path("retryDelay").asText());
    }

    /** Gemini's details are an array of objects of several kinds. */
    private static Stream<String> details(JsonNode error, BiConsumer<JsonNode, Consumer<String>> read) {
        JsonNode details = error.path("details");
        Stream.Builder<String> found = Stream.builder();
        if (details.isArray()) {
            details.forEach(detail -> read.accept(detail, found));
        }
        return found.build().filter(text -> !text.isEmpty());
    }
}
