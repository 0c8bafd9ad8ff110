package dev.journeyman.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what looks like a secret: stops the commit gate, and is masked in logs and reports. One pass over the text. */
public final class SecretScan {
    private static final Pattern IN_CODE = pattern(rule -> rule != SecretRule.SETTING);
    private static final Pattern IN_SETTINGS = pattern(rule -> true);

    private static final Set<String> SETTINGS =
            Set.of("properties", "env", "yml", "yaml", "ini", "conf", "cfg", "toml", "netrc", "npmrc");

    /** Names of values that are derived from a secret and give nothing away. */
    private static final Pattern HARMLESS_NAME =
            Pattern.compile("(?i).*(?:hash|digest|checksum|sha\\d|md5|fingerprint|salt|regex|pattern|public).*");

    private static final int LONGEST_NAME = 60;

    private SecretScan() {}

    /** What looks like a secret in a file, in its order. */
    public static List<Finding> scan(String path, String text) {
        List<Finding> findings = new ArrayList<>();
        int line = 1;
        int counted = 0;
        for (Hit hit : hits(path, text)) {
            line += Math.toIntExact(text.substring(counted, hit.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count());
            counted = hit.start();
            findings.add(new Finding(path, line, hit.rule().id(), excerpt(text, hit)));
        }
        return List.copyOf(findings);
    }

    /** The text with {@code [masked:RULE]} in place of what looks like a secret. */
    public static String mask(String text) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Hit hit : hits("", text)) {
            masked.append(text, done, hit.start())
                    .append("[masked:")
                    .append(hit.rule().id())
                    .append(']');
            done = hit.end();
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static List<Hit> hits(String path, String text) {
        List<Hit> hits = new ArrayList<>();
        Matcher matcher = (holdsSettings(path) ? IN_SETTINGS : IN_CODE).matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            Hit hit = hit(matcher);
            boolean real = hit.rule().plausible(text.substring(hit.start(), hit.end()))
                    && !HARMLESS_NAME
                            .matcher(name(text, matcher.start(), hit.start()))
                            .matches();
            if (real) {
                hits.add(hit);
            }
            // What was rejected may hide the beginning of something real.
            from = real ? hit.end() : matcher.start() + 1;
        }
        return hits;
    }

    private static Hit hit(Matcher matcher) {
        return Stream.of(SecretRule.values())
                .filter(rule -> matcher.pattern() == IN_SETTINGS || rule != SecretRule.SETTING)
                .filter(rule -> matcher.start(rule.group()) >= 0)
                .map(rule -> new Hit(rule, matcher.start(rule.group()), matcher.end(rule.group())))
                .findFirst()
                .orElseThrow();
    }

    /** What stands before a value: its name, from the beginning of the word on. */
    private static String name(String text, int matched, int value) {
        int start = matched;
        while (start > 0 && matched - start < LONGEST_NAME && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, value);
    }

    private static boolean holdsSettings(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.startsWith(".env") || SETTINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String excerpt(String text, Hit hit) {
        int shown = Math.min(4, (hit.end() - hit.start()) / 4);
        return text.substring(hit.start(), hit.start() + shown) + "... (" + (hit.end() - hit.start()) + " characters)";
    }

    private static Pattern pattern(Predicate<SecretRule> included) {
        return Pattern.compile(
                Stream.of(SecretRule.values())
                        .filter(included)
                        .map(SecretRule::expression)
                        .collect(Collectors.joining("|")),
                Pattern.MULTILINE);
    }

    private record Hit(SecretRule rule, int start, int end) {}

    /**
     * Something that looks like a secret.
     *
     * @param path the file
     * @param line from 1
     * @param rule which form it has, such as {@code github-token}
     * @param excerpt its first characters, never the whole
     */
    public record Finding(String path, int line, String rule, String excerpt) {
        @Override
        public String toString() {
            return path + ":" + line + ": " + rule + " " + excerpt;
        }
    }
}
