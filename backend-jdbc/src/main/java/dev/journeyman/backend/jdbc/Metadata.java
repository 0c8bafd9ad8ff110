package dev.journeyman.backend.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.journeyman.api.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of an item, as the JSON object that its row holds; both databases take it apart in SQL. */
final class Metadata {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private Metadata() {}

    static String write(Map<String, String> metadata) {
        try {
            // PostgreSQL's JSON has no NUL: one would fail each query that takes metadata apart.
            return MAPPER.writeValueAsString(metadata).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Metadata are texts by name.", e);
        }
    }

    static Map<String, String> read(String item, String json) {
        try {
            Map<String, String> metadata = MAPPER.readValue(json, TEXTS);
            if (metadata != null && !metadata.containsValue(null)) {
                return metadata;
            }
            throw new StoreException(unreadable(item, "null"));
        } catch (JsonProcessingException e) {
            throw new StoreException(unreadable(item, e.getOriginalMessage()), e);
        }
    }

    private static String unreadable(String item, String why) {
        return "The metadata of work item " + item + " is no JSON object of texts (" + why
                + "): correct its row in the table journeyman.work_item, where '{}' stands for none.";
    }
}
