package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What we know of an issue in Linear.
 *
 * @param id ours, a UUID
 * @param identifier Linear's, such as {@code ENG-12}
 * @param title one line
 * @param description Markdown, with our note at its end
 * @param priority Linear's number
 * @param state the id of its state
 * @param updatedAt by Linear's clock, as text: it is compared, and handed back
 */
record Issue(
        String id, String identifier, String title, String description, int priority, String state, String updatedAt) {

    static Issue of(JsonNode node) {
        return new Issue(
                node.path("id").asText(),
                node.path("identifier").asText(""),
                node.path("title").asText(""),
                node.path("description").asText(""),
                node.path("priority").asInt(),
                node.path("state").path("id").asText(),
                node.path("updatedAt").asText(""));
    }

    /** The same with what we asked for in the place of what people may have made of it since. */
    Issue asCreated(String wantedTitle, int wantedPriority, String wantedState) {
        return new Issue(id, identifier, wantedTitle, description, wantedPriority, wantedState, updatedAt);
    }
}
