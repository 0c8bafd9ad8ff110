package dev.journeyman.cli.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a model is asked.
 *
 * @param key the name of the call
 */
record ChatRequest(String key, String system, String user) {
    private static final String KEY = "Key: ";

    static ChatRequest read(InputStream body) throws IOException {
        JsonNode messages = new ObjectMapper().readTree(body).path("messages");
        String system = text(messages.path(0), "system");
        String user = text(messages.path(1), "user");
        return new ChatRequest(key(user), system, user);
    }

    private static String text(JsonNode message, String role) throws IOException {
        if (!message.path("role").asText().equals(role)) {
            throw new IOException("a message of the role " + role + " was expected, but this came: " + message);
        }
        JsonNode content = message.path("content");
        if (content.isTextual()) {
            return content.asText();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asText()));
        return text.toString();
    }

    private static String key(String user) throws IOException {
        String first = user.lines().findFirst().orElse("");
        if (!first.startsWith(KEY)) {
            throw new IOException("the user text does not begin with its key, but with: " + first);
        }
        return first.substring(KEY.length()).strip();
    }
}
