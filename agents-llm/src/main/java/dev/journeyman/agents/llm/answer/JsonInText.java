package dev.journeyman.agents.llm.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the JSON object in what a model says: alone, in a fence, or with text around it.
 *
 * <p>Two slips that models make and that leave no doubt are forgiven: line breaks within a string, and a comma too many.
 */
final class JsonInText {
    private static final ObjectReader LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build()
            .reader();
    private static final ObjectReader WHOLE = LENIENT.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern FENCE =
            Pattern.compile("(?ms)^[ \\t]*`{3,}(?:json)?[ \\t]*$(.*?)^[ \\t]*`{3,}[ \\t]*$");
    private static final int MOST_BEGINNINGS = 50;

    private JsonInText() {}

    static ObjectNode find(String text) throws MalformedAnswerException {
        return Stream.of(Stream.of(text), fenced(text), fromEachBrace(text))
                .flatMap(candidates -> candidates)
                .map(JsonInText::object)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new MalformedAnswerException(List.of(whyNot(text))));
    }

    private static Stream<String> fenced(String text) {
        return FENCE.matcher(text).results().map(match -> match.group(1));
    }

    private static Stream<String> fromEachBrace(String text) {
        return Pattern.compile("\\{")
                .matcher(text)
                .results()
                .limit(MOST_BEGINNINGS)
                .map(MatchResult::start)
                .map(text::substring);
    }

    private static Optional<ObjectNode> object(String json) {
        try {
            JsonNode node = LENIENT.readTree(json);
            return node instanceof ObjectNode object && !object.isEmpty() ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String whyNot(String text) {
        int brace = text.indexOf('{');
        if (brace < 0) {
            return "there is no JSON object in it";
        }
        try {
            WHOLE.readTree(text.substring(brace));
            return "the JSON object is empty";
        } catch (JsonProcessingException e) {
            return "the JSON cannot be read: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + " from the first brace)";
        }
    }
}
