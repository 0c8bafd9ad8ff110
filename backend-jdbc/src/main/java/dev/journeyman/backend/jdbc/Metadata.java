package dev.journeyman.backend.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.journeyman.api.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of an item, as the JSON object that its row holds; both databases take it apart in SQL. */
final class Metadata {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private Metadata() {}

    static String write(Map<String, String> metadata) {
        try {
            return MAPPER.writeValueAsString(metadata);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Metadata are texts by name.", e);
        }
    }

    static Map<String, String> read(String item, String json) {
        try {
            return MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "The metadata of work item " + item + " is no JSON object of texts (" + e.getOriginalMessage()
                            + "): correct its row in the table journeyman.work_item, where '{}' stands for none.",
                    e);
        }
    }
}
