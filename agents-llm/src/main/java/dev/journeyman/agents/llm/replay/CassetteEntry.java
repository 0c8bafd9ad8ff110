package dev.journeyman.agents.llm.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.api.Usage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One recorded answer.
 *
 * @param key the call it answers
 * @param prompt the hash of what was asked; empty if it was written by hand
 * @param usage what the call used
 * @param finish why the answer ends
 * @param text the answer
 */
record CassetteEntry(String key, Optional<String> prompt, Usage usage, ModelAnswer.Finish finish, String text) {

    /** Empty if the node has no key or no answer. */
    static Optional<CassetteEntry> read(JsonNode node) {
        JsonNode answer = node.path("answer");
        if (!node.path("key").isTextual() || answer.isMissingNode() || answer.isNull()) {
            return Optional.empty();
        }
        return Optional.of(new CassetteEntry(
                node.path("key").asText(),
                Optional.of(node.path("prompt").asText("")).filter(hash -> !hash.isEmpty()),
                usage(node.path("usage")),
                finish(node.path("finish").asText("")),
                text(answer)));
    }

    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("key", key);
        prompt.ifPresent(hash -> node.put("prompt", hash));
        node.putObject("usage")
                .put("inputTokens", usage.inputTokens())
                .put("outputTokens", usage.outputTokens())
                .put("microDollars", usage.microDollars())
                .put("unpricedCalls", usage.unpricedCalls());
        node.put("finish", finish.name().toLowerCase(Locale.ROOT));
        node.set("answer", lines(text));
        return node;
    }

    boolean answers(String promptHash) {
        return prompt.map(promptHash::equals).orElse(true);
    }

    private static Usage usage(JsonNode node) {
        return new Usage(
                1,
                node.path("inputTokens").asLong(),
                node.path("outputTokens").asLong(),
                node.path("microDollars").asLong(),
                node.path("unpricedCalls").asInt());
    }

    private static ModelAnswer.Finish finish(String word) {
        return Arrays.stream(ModelAnswer.Finish.values())
                .filter(finish -> finish.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(word.isEmpty() ? ModelAnswer.Finish.STOP : ModelAnswer.Finish.OTHER);
    }

    /** A string, an array of lines, or any other JSON as it is. */
    private static String text(JsonNode answer) {
        if (answer.isTextual()) {
            return answer.asText();
        }
        if (answer.isArray()
                && StreamSupport.stream(answer.spliterator(), false).allMatch(JsonNode::isTextual)) {
            return StreamSupport.stream(answer.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("\n"));
        }
        return answer.toString();
    }

    /** An array of lines where there are several: differences between recordings show line by line. */
    private static JsonNode lines(String text) {
        if (!text.contains("\n")) {
            return JsonNodeFactory.instance.textNode(text);
        }
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(text.split("\n", -1)).forEach(lines::add);
        return lines;
    }
}
