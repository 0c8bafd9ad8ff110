package dev.journeyman.core.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.journeyman.core.config.YamlNode.Entry;
import dev.journeyman.core.config.YamlNode.Mapping;
import dev.journeyman.core.config.YamlNode.Place;
import dev.journeyman.core.config.YamlNode.Scalar;
import dev.journeyman.core.config.YamlNode.Scalar.Kind;
import dev.journeyman.core.config.YamlNode.Sequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns YAML into nodes. Aliases, merges and second documents are refused: a setting stands in one place. */
final class YamlReader {
    private static final int DEEPEST = 20;
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;
    private final Problems problems;

    private YamlReader(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** The document; empty if there is none, or if it cannot be read, which is then a problem. */
    static Optional<YamlNode> read(String text, Problems problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlReader(parser, problems).document();
        } catch (JsonProcessingException e) {
            String message = e.getOriginalMessage().lines().findFirst().orElse("");
            problems.add(place(e.getLocation()), "", "is no YAML: " + message);
        } catch (IOException e) {
            problems.add(Place.START, "", "cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<YamlNode> document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return Optional.empty();
        }
        YamlNode node = node(first, 0);
        if (parser.nextToken() != null) {
            problems.add(here(), "", "a second document begins here, but only one is read");
        }
        return Optional.of(node);
    }

    private YamlNode node(JsonToken token, int depth) throws IOException {
        Place place = here();
        if (depth > DEEPEST) {
            parser.skipChildren();
            problems.add(place, "", "is nested too deep");
            return new Scalar(place, Kind.NOTHING, "");
        }
        return switch (token) {
            case START_OBJECT -> mapping(place, depth);
            case START_ARRAY -> sequence(place, depth);
            default -> scalar(token, place);
        };
    }

    private Mapping mapping(Place place, int depth) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = here();
            String key = parser.currentName();
            Entry entry = new Entry(keyPlace, node(parser.nextToken(), depth + 1));
            Entry former = entries.putIfAbsent(key, entry);
            if (former != null) {
                problems.add(
                        keyPlace,
                        key,
                        "is set twice; first in line " + former.keyPlace().line());
            }
        }
        return new Mapping(place, entries);
    }

    private Sequence sequence(Place place, int depth) throws IOException {
        List<YamlNode> elements = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            elements.add(node(next, depth + 1));
        }
        return new Sequence(place, elements);
    }

    private Scalar scalar(JsonToken token, Place place) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(place, "", "is an alias (*" + parser.getText() + "), but the value itself must stand here");
        }
        return new Scalar(place, kind(token), parser.getText());
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> Kind.NOTHING;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    private Place here() {
        return place(parser.currentTokenLocation());
    }

    private static Place place(@Nullable JsonLocation location) {
        return location == null
                ? Place.START
                : new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
