package dev.journeyman.cli.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose protocol is spoken; the end of a path tells. */
public enum Wire {
    OPENAI("/chat/completions", "/v1") {
        @Override
        Question read(JsonNode body) throws IOException {
            return Question.of(text(body.path("messages"), "system"), text(body.path("messages"), "user"));
        }

        @Override
        ObjectNode write(Said said) {
            ObjectNode reply = NODES.objectNode();
            reply.put("id", "chatcmpl-stub").put("object", "chat.completion").put("created", 0);
            reply.put("model", "stub");
            ObjectNode choice = reply.putArray("choices").addObject();
            choice.put("index", 0).put("finish_reason", said.cut() ? "length" : "stop");
            choice.putObject("message").put("role", "assistant").put("content", said.text());
            Counts counts = said.counts();
            ObjectNode usage = reply.putObject("usage");
            usage.put("prompt_tokens", counts.input()).put("completion_tokens", counts.received());
            usage.put("total_tokens", counts.input() + counts.received());
            usage.putObject("prompt_tokens_details").put("cached_tokens", counts.cached());
            return reply;
        }
    },
    ANTHROPIC("/messages", "/v1") {
        @Override
        Question read(JsonNode body) throws IOException {
            return Question.of(text(body.path("system")), text(body.path("messages"), "user"));
        }

        @Override
        ObjectNode write(Said said) {
            ObjectNode reply = NODES.objectNode();
            reply.put("id", "msg_stub").put("type", "message").put("role", "assistant");
            reply.put("model", "stub").put("stop_reason", said.cut() ? "max_tokens" : "end_turn");
            reply.putArray("content").addObject().put("type", "text").put("text", said.text());
            Counts counts = said.counts();
            ObjectNode usage = reply.putObject("usage");
            usage.put("input_tokens", counts.fresh()).put("output_tokens", counts.received());
            usage.put("cache_read_input_tokens", counts.cached()).put("cache_creation_input_tokens", counts.stored());
            return reply;
        }
    },
    GEMINI(":generateContent", "/v1beta") {
        @Override
        Question read(JsonNode body) throws IOException {
            JsonNode said = body.path("contents").path(0);
            return Question.of(text(body.path("systemInstruction").path("parts")), text(said.path("parts")));
        }

        @Override
        ObjectNode write(Said said) {
            ObjectNode reply = NODES.objectNode();
            ObjectNode candidate = reply.putArray("candidates").addObject();
            candidate.put("finishReason", said.cut() ? "MAX_TOKENS" : "STOP");
            ObjectNode content = candidate.putObject("content").put("role", "model");
            content.putArray("parts").addObject().put("text", said.text());
            Counts counts = said.counts();
            ObjectNode usage = reply.putObject("usageMetadata");
            usage.put("promptTokenCount", counts.input()).put("cachedContentTokenCount", counts.cached());
            usage.put("candidatesTokenCount", counts.written()).put("thoughtsTokenCount", counts.thought());
            usage.put("totalTokenCount", counts.input() + counts.received());
            return reply;
        }
    },
    OLLAMA("/api/chat", "") {
        @Override
        Question read(JsonNode body) throws IOException {
            return Question.of(text(body.path("messages"), "system"), text(body.path("messages"), "user"));
        }

        @Override
        ObjectNode write(Said said) {
            ObjectNode reply = NODES.objectNode();
            reply.put("model", "stub").put("created_at", "2026-01-01T00:00:00Z").put("done", true);
            reply.put("done_reason", said.cut() ? "length" : "stop");
            reply.putObject("message").put("role", "assistant").put("content", said.text());
            reply.put("prompt_eval_count", said.counts().input());
            reply.put("eval_count", said.counts().received());
            return reply;
        }
    };

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String end;
    private final String base;

    Wire(String end, String base) {
        this.end = end;
        this.base = base;
    }

    /** What the base URL of a client ends with. */
    public String base() {
        return base;
    }

    static Optional<Wire> of(String path) {
        return Stream.of(values()).filter(wire -> path.endsWith(wire.end)).findFirst();
    }

    abstract Question read(JsonNode body) throws IOException;

    abstract ObjectNode write(Said said);

    private static String text(JsonNode messages, String role) throws IOException {
        for (JsonNode message : messages) {
            if (message.path("role").asText().equals(role)) {
                return text(message.path("content"));
            }
        }
        throw new IOException("a message of the role " + role + " was expected, but this came: " + messages);
    }

    /** A string, or an array of parts with a text each. */
    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }
}
