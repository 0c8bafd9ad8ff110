package dev.journeyman.api.dialog;

/**
 * An artifact as a person wants it, in place of the one that was shown.
 *
 * @param name the stable name of its type
 * @param json its content, as one JSON object
 */
public record EditedArtifact(String name, String json) {}
