package dev.journeyman.cli.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** What the server sends. */
record ChatReply(int status, String json) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A model's answer. */
    static ChatReply of(String text) {
        ObjectNode reply = NODES.objectNode();
        reply.put("id", "chatcmpl-stub").put("object", "chat.completion").put("created", 0);
        reply.put("model", "stub");
        ObjectNode choice = reply.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        reply.putObject("usage")
                .put("prompt_tokens", 1200)
                .put("completion_tokens", 300)
                .put("total_tokens", 1500);
        return new ChatReply(200, reply.toString());
    }

    /** Nothing was written down for this call. */
    static ChatReply unknown(String key) {
        ObjectNode reply = NODES.objectNode();
        reply.putObject("error").put("type", "not_found_error").put("message", "no answer is written down for " + key);
        return new ChatReply(404, reply.toString());
    }

    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
