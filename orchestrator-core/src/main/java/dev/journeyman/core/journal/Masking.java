package dev.journeyman.core.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.journeyman.core.guard.Secrets;

/** Hides the values of configured secrets in every text of an event, before it is recorded and hence before it is used. */
final class Masking {
    private final Secrets secrets;

    Masking(Secrets secrets) {
        this.secrets = secrets;
    }

    Event mask(Event event) {
        if (secrets.none()) {
            return event;
        }
        JsonNode plain = Json.tree(event, Event.class);
        JsonNode masked = mask(plain);
        return masked.equals(plain) ? event : Json.value(masked, Event.class);
    }

    private JsonNode mask(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(secrets.mask(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> masked.add(mask(element)));
            return masked;
        }
        if (node.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> masked.set(field.getKey(), mask(field.getValue())));
            return masked;
        }
        return node;
    }
}
