package dev.journeyman.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.core.journal.Json;

/** Writes an artifact as an indented list for people. */
final class ArtifactText {
    private ArtifactText() {}

    static String of(Record artifact) {
        StringBuilder text = new StringBuilder();
        write(Json.tree(artifact, artifact.getClass()), "", text);
        return text.toString().stripTrailing();
    }

    private static void write(JsonNode node, String indent, StringBuilder text) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                if (!empty(field.getValue())) {
                    text.append(indent).append(field.getKey()).append(':');
                    child(field.getValue(), indent, text);
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> {
                text.append(indent).append('-');
                child(element, indent, text);
            });
        }
    }

    private static void child(JsonNode node, String indent, StringBuilder text) {
        if (node.isValueNode()) {
            text.append(' ')
                    .append(node.asText().strip().replace("\n", "\n" + indent + "  "))
                    .append('\n');
        } else {
            text.append('\n');
            write(node, indent + "  ", text);
        }
    }

    private static boolean empty(JsonNode node) {
        return node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isBlank());
    }
}
