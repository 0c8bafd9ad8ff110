package dev.journeyman.core.config;

import dev.journeyman.core.config.YamlNode.Entry;
import dev.journeyman.core.config.YamlNode.Mapping;
import dev.journeyman.core.config.YamlNode.Place;
import dev.journeyman.core.config.YamlNode.Scalar;
import dev.journeyman.core.config.YamlNode.Scalar.Kind;
import dev.journeyman.core.config.YamlNode.Sequence;
import java.math.BigDecimal;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A group of keys, read by asking for them. What is wrong is reported and read as if it were not there; a key that nobody
 * asked for is unknown.
 */
final class Section {
    private final Problems problems;
    private final String path;
    private final Mapping mapping;
    private final Set<String> known = new TreeSet<>();

    private Section(Problems problems, String path, Mapping mapping) {
        this.problems = problems;
        this.path = path;
        this.mapping = mapping;
    }

    /** Reads a whole document. */
    static <T> T read(Problems problems, Optional<YamlNode> document, Function<Section, T> reader) {
        return read(problems, "", document, reader);
    }

    private static <T> T read(Problems problems, String path, Optional<YamlNode> node, Function<Section, T> reader) {
        Mapping mapping = new Mapping(Place.START, Map.of());
        if (node.isPresent() && node.get() instanceof Mapping given) {
            mapping = given;
        } else if (node.isPresent() && !empty(node.get())) {
            problems.add(
                    node.get().place(),
                    path,
                    "must be a group of keys, but is " + node.get().shown());
        }
        Section section = new Section(problems, path, mapping);
        T value = reader.apply(section);
        section.refuseUnknown();
        return value;
    }

    private static boolean empty(YamlNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
    }

    private void refuseUnknown() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String near = Nearest.to(key, known)
                        .map(name -> "did you mean '" + name + "'? ")
                        .orElse("");
                problems.add(
                        entry.keyPlace(), at(key), "is unknown; " + near + "Known here: " + String.join(", ", known));
            }
        });
    }

    /** The keys of the group itself. */
    <T> T section(String key, Function<Section, T> reader) {
        return read(problems, at(key), node(key), reader);
    }

    /** All that stands under names the user chooses. */
    <T> Map<String, T> named(Pattern name, Function<String, Optional<T>> reader) {
        Map<String, T> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            if (name.matcher(key).matches()) {
                reader.apply(key).ifPresent(value -> values.put(key, value));
            } else {
                known.add(key);
                problems.add(entry.keyPlace(), at(key), "is no name: a name matches " + name.pattern());
            }
        });
        return values;
    }

    Optional<String> text(String key) {
        return text(key, "a text", text -> !text.isBlank());
    }

    Optional<String> text(String key, Pattern form, String allowed) {
        return text(key, allowed, text -> form.matcher(text).matches());
    }

    private Optional<String> text(String key, String allowed, Predicate<String> valid) {
        return scalar(key, allowed, scalar -> text(scalar).filter(valid));
    }

    private static Optional<String> text(Scalar scalar) {
        return scalar.kind() == Kind.TEXT ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Any single value as it is written. */
    Optional<String> setting(String key) {
        return scalar(
                key,
                "a single value",
                scalar -> scalar.kind() == Kind.NOTHING ? Optional.empty() : Optional.of(scalar.text()));
    }

    Optional<Integer> integer(String key, int least, int most) {
        return number(
                        key,
                        "a whole number",
                        least,
                        most,
                        number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::intValueExact);
    }

    Optional<BigDecimal> decimal(String key, int least, int most) {
        return number(key, "a number", least, most, number -> true);
    }

    private Optional<BigDecimal> number(String key, String kind, int least, int most, Predicate<BigDecimal> valid) {
        return scalar(
                key,
                kind + " from " + least + " to " + most,
                scalar -> parsed(scalar)
                        .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
                        .filter(number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)
                        .filter(valid));
    }

    private static Optional<BigDecimal> parsed(Scalar scalar) {
        try {
            return scalar.kind() == Kind.NUMBER ? Optional.of(new BigDecimal(scalar.text())) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Optional<Duration> duration(String key, Duration most) {
        return scalar(
                key,
                "a time such as 90s, 30m, 1h30m or 2d, from 1s to " + Durations.format(most),
                scalar -> text(scalar)
                        .flatMap(Durations::parse)
                        .filter(time -> time.toSeconds() >= 1 && time.compareTo(most) <= 0));
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        Map<String, E> choices = Stream.of(type.getEnumConstants())
                .collect(Collectors.toMap(
                        value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        value -> value,
                        (one, other) -> one,
                        LinkedHashMap::new));
        return scalar(
                key,
                "one of " + String.join(", ", choices.keySet()),
                scalar -> text(scalar).flatMap(word -> Optional.ofNullable(choices.get(word))));
    }

    Optional<Boolean> flag(String key) {
        return scalar(
                key,
                "true or false",
                scalar -> scalar.kind() == Kind.BOOLEAN
                        ? Optional.of(Boolean.valueOf(scalar.text().toLowerCase(Locale.ROOT)))
                        : Optional.empty());
    }

    /** A number of bytes. */
    Optional<Long> size(String key) {
        return scalar(key, "a size such as 512m or 4g", scalar -> text(scalar).flatMap(Sizes::parse));
    }

    /** A list of texts. */
    Optional<List<String>> texts(String key) {
        return node(key).flatMap(node -> texts(at(key), node));
    }

    private Optional<List<String>> texts(String where, YamlNode node) {
        List<String> texts = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (YamlNode element : sequence.elements()) {
                if (element instanceof Scalar scalar
                        && text(scalar).filter(text -> !text.isBlank()).isPresent()) {
                    texts.add(scalar.text());
                } else {
                    problems.add(element.place(), where, "must hold texts only, but here is " + element.shown());
                }
            }
            return Optional.of(texts);
        }
        problems.add(node.place(), where, "must be a list of texts, but is " + node.shown());
        return Optional.empty();
    }

    /** A list of patterns of paths below a root. */
    Optional<List<String>> globs(String key) {
        Optional<List<String>> globs = texts(key);
        globs.orElse(List.of()).stream()
                .filter(glob -> !valid(glob))
                .forEach(glob -> problems.add(
                        node(key).orElseThrow().place(),
                        at(key),
                        "must hold patterns of paths from the repository's root, without '..', but here is '" + glob
                                + "'"));
        return globs;
    }

    private static boolean valid(String glob) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return !glob.startsWith("/") && !List.of(glob.split("/", -1)).contains("..");
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    /** A program and its arguments: a list, or one text that is split at blanks. */
    Optional<List<String>> command(String key) {
        return node(key).flatMap(node -> command(at(key), node));
    }

    /** A list of commands. */
    Optional<List<List<String>>> commands(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof Sequence sequence) {
                return Optional.of(sequence.elements().stream()
                        .flatMap(element -> command(at(key), element).stream())
                        .toList());
            }
            problems.add(node.place(), at(key), "must be a list of commands, but is " + node.shown());
            return Optional.empty();
        });
    }

    private Optional<List<String>> command(String where, YamlNode node) {
        Optional<List<String>> argv = node instanceof Scalar scalar
                ? text(scalar).map(text -> List.of(text.strip().split("\\s+")))
                : texts(where, node);
        Optional<List<String>> filled =
                argv.filter(words -> !words.isEmpty() && !words.get(0).isBlank());
        if (filled.isEmpty()) {
            problems.add(node.place(), where, "must name a program and its arguments, but is " + node.shown());
        }
        return filled;
    }

    private <T> Optional<T> scalar(String key, String allowed, Function<Scalar, Optional<T>> reader) {
        Optional<YamlNode> node = node(key);
        Optional<T> value =
                node.flatMap(given -> given instanceof Scalar scalar ? reader.apply(scalar) : Optional.empty());
        if (node.isPresent() && value.isEmpty()) {
            problems.add(
                    node.get().place(),
                    at(key),
                    "must be " + allowed + ", but is " + node.get().shown());
        }
        return value;
    }

    private Optional<YamlNode> node(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key)).map(Entry::value);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
