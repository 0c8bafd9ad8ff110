package dev.journeyman.agents.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The fields of a JSON object, read strictly.
 *
 * <p>A missing or mistyped field is noted with its path and reading goes on, so that a model hears of all its mistakes
 * at once; {@link #make} then makes nothing.
 */
final class Fields {
    private final JsonNode node;
    private final String path;
    private final List<String> problems;
    private final int problemsBefore;

    private Fields(JsonNode node, String path, List<String> problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        this.problemsBefore = problems.size();
    }

    static Fields of(JsonNode root, List<String> problems) {
        return new Fields(root, "", problems);
    }

    /** A required text that is not blank; may be given as lines. */
    String text(String name) {
        JsonNode value = node.path(name);
        if (missing(value)) {
            return problem(name, "required, but missing", "");
        }
        String text = lines(name, value);
        return text.isBlank() && isText(value) ? problem(name, "must not be blank", "") : text;
    }

    /** A required text that may be blank, joined from lines where it is given so. */
    String block(String name) {
        JsonNode value = node.path(name);
        return missing(value) ? problem(name, "required, but missing", "") : lines(name, value);
    }

    /** A required file: as {@link #block}, but each line of an array is ended. */
    String file(String name) {
        String text = block(name);
        return node.path(name).isArray() && !text.isEmpty() ? text + "\n" : text;
    }

    String text(String name, String otherwise) {
        return missing(node.path(name)) ? otherwise : lines(name, node.path(name));
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (missing(value) || value.isBoolean()) {
            return value.asBoolean();
        }
        return problem(name, "must be true or false", false);
    }

    /** A whole number from 0; 0 if left out. */
    int count(String name) {
        JsonNode value = node.path(name);
        if (missing(value) || (value.canConvertToInt() && value.isIntegralNumber() && value.asInt() >= 0)) {
            return value.asInt();
        }
        return problem(name, "must be a whole number from 0", 0);
    }

    /** One of a few words, whatever their case. */
    <E extends Enum<E>> E word(String name, Class<E> words) {
        return word(name, words, text(name)).orElse(words.getEnumConstants()[0]);
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E otherwise) {
        return missing(node.path(name)) ? otherwise : word(name, words);
    }

    /** An array of texts; empty if left out. */
    List<String> texts(String name) {
        return array(name).stream().map(Element::text).toList();
    }

    /** An array of texts that must be there. */
    List<String> requiredTexts(String name) {
        require(name);
        return texts(name);
    }

    /** An array of objects; empty if left out. */
    <T> List<T> objects(String name, Function<Fields, Optional<T>> reader) {
        return array(name).stream()
                .map(element -> reader.apply(element.fields()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An array that must be there. */
    <T> List<T> required(String name, Function<Fields, Optional<T>> reader) {
        require(name);
        return objects(name, reader);
    }

    /** An array with at least one object. */
    <T> List<T> some(String name, Function<Fields, Optional<T>> reader) {
        if (node.path(name).isArray() && node.path(name).isEmpty()) {
            problem(name, "must not be empty", "");
        }
        return required(name, reader);
    }

    /** The fields of a nested object; all missing if it is left out. */
    Fields object(String name) {
        if (!missing(node.path(name)) && !node.path(name).isObject()) {
            problem(name, "must be an object", "");
        }
        return new Fields(node.path(name), at(name), problems);
    }

    /** True if something read so far is not as it must be. */
    boolean flawed() {
        return problems.size() > problemsBefore;
    }

    /** Makes a thing of what was read, unless there is a problem with it; a refusal of its constructor is one. */
    <T> Optional<T> make(Supplier<T> constructor) {
        if (flawed()) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException e) {
            problems.add((path.isEmpty() ? "" : path + ": ") + e.getMessage());
            return Optional.empty();
        }
    }

    private <E extends Enum<E>> Optional<E> word(String name, Class<E> words, String text) {
        Optional<E> found = Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            String allowed = Arrays.stream(words.getEnumConstants())
                    .map(word -> word.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            problem(name, "must be one of " + allowed + ", but is '" + text + "'", "");
        }
        return found;
    }

    private List<Element> array(String name) {
        JsonNode value = node.path(name);
        if (missing(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            return problem(name, "must be an array", List.of());
        }
        List<Element> elements = new ArrayList<>();
        value.forEach(element -> elements.add(new Element(element, at(name) + "[" + elements.size() + "]")));
        return elements;
    }

    private String lines(String name, JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (isText(value)) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining("\n"));
        }
        return problem(name, "must be a string or an array of lines", "");
    }

    private static boolean isText(JsonNode value) {
        return value.isTextual()
                || (value.isArray()
                        && StreamSupport.stream(value.spliterator(), false).allMatch(JsonNode::isTextual));
    }

    private static boolean missing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private void require(String name) {
        if (missing(node.path(name))) {
            problem(name, "required, but missing", "");
        }
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private <T> T problem(String name, String what, T instead) {
        problems.add(at(name) + ": " + what);
        return instead;
    }

    /** An element of an array, with the path that leads to it. */
    private final class Element {
        private final JsonNode value;
        private final String where;

        Element(JsonNode value, String where) {
            this.value = value;
            this.where = where;
        }

        String text() {
            if (!value.isTextual()) {
                problems.add(where + ": must be a string");
            }
            return value.asText();
        }

        Fields fields() {
            Fields fields = new Fields(value, where, problems);
            if (!value.isObject()) {
                problems.add(where + ": must be an object");
            }
            return fields;
        }
    }
}
