package dev.journeyman.core.guard;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that must never be written down, such as the keys of models. Masks them wherever they occur in a text; what
 * only looks like a secret is {@link SecretScan}'s. Its own text shows names only.
 */
public final class Secrets {
    /** No secrets. */
    public static final Secrets NONE = of(Map.of());

    /** Shorter values would mask parts of innocent words. */
    private static final int SHORTEST = 8;

    private final Map<String, String> names;
    private final Pattern values;

    private Secrets(Map<String, String> names) {
        this.names = names;
        this.values = Pattern.compile(names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }

    /** The secrets of these names and values; values of fewer than eight characters are left out. */
    public static Secrets of(Map<String, String> valuesByName) {
        Map<String, String> names = new TreeMap<>();
        new TreeMap<>(valuesByName).forEach((name, value) -> {
            if (value.length() >= SHORTEST) {
                names.putIfAbsent(value, name);
            }
        });
        return new Secrets(names);
    }

    /** True if there is nothing to hide. */
    public boolean none() {
        return names.isEmpty();
    }

    /** The text with {@code [secret:NAME]} in place of each value. */
    public String mask(String text) {
        if (names.isEmpty()) {
            return text;
        }
        return values.matcher(text).replaceAll(hit -> Matcher.quoteReplacement(placeholder(names.get(hit.group()))));
    }

    /** The name of a secret whose place is held in the text, as {@link #mask} leaves it. */
    public Optional<String> hiddenIn(String text) {
        return names.values().stream()
                .filter(name -> text.contains(placeholder(name)))
                .findFirst();
    }

    private static String placeholder(@Nullable String name) {
        return "[secret:" + name + "]";
    }

    @Override
    public String toString() {
        return "Secrets" + names.values();
    }
}
