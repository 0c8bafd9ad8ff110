package dev.journeyman.core.journal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An artifact as it stands in a journal.
 *
 * @param name the stable name of its type
 * @param version the version of its type
 * @param type the Java class that wrote it
 * @param value its content
 */
public record StoredArtifact(String name, int version, String type, JsonNode value) {
    /** The same with other content. */
    StoredArtifact editedTo(String json) {
        return new StoredArtifact(name, version, type, Json.read(json, JsonNode.class));
    }
}
