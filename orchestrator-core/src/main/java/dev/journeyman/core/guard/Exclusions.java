package dev.journeyman.core.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that a person has forbidden to touch.
 *
 * <p>A pattern without '/' stands for every file and folder of that name; one with '/' is taken from the repository's root
 * and covers all below it. {@code *} and {@code ?} match within a name, {@code **} any number of folders.
 */
public final class Exclusions {
    /** Nothing is excluded. */
    public static final Exclusions NONE = new Exclusions(List.of());

    /** A word that looks like a path: it has a slash, a star or an ending. */
    private static final Pattern PATH_IN_PROSE =
            Pattern.compile("`([^`\\s]+)`|(?<![\\w/*.-])([\\w.*?-]*(?:/|\\*|[\\w-]\\.[a-zA-Z])[\\w.*?/-]*)");

    /** Many systems take names that differ by letter case only for the same file. */
    private static final int ANY_CASE = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private final List<Rule> rules;

    private Exclusions(List<Rule> rules) {
        this.rules = rules;
    }

    /** The exclusions of these patterns. */
    public static Exclusions of(List<String> patterns) {
        return new Exclusions(patterns.stream().distinct().map(Rule::of).toList());
    }

    /** The patterns that a person's words name, such as "don't modify src/legacy or `pom.xml`". */
    public static List<String> named(String prose) {
        List<String> patterns = new ArrayList<>();
        Matcher word = PATH_IN_PROSE.matcher(prose);
        while (word.find()) {
            String pattern = word.group(1) == null ? word.group(2).replaceFirst("[.?]+$", "") : word.group(1);
            if (!pattern.isBlank() && !patterns.contains(pattern)) {
                patterns.add(pattern);
            }
        }
        return List.copyOf(patterns);
    }

    /** The patterns of an exclusion: those that its words name, else the words themselves, which are then a name. */
    public static List<String> meant(String words) {
        List<String> named = words.strip().contains(" ") ? named(words) : List.of();
        return named.isEmpty() ? List.of(words.strip()) : named;
    }

    /** The first pattern that covers a file, if any. */
    public Optional<String> covering(String path) {
        return rules.stream()
                .filter(rule -> rule.regex().matcher(path).matches())
                .map(Rule::pattern)
                .findFirst();
    }

    /** The patterns as they were given. */
    public List<String> patterns() {
        return rules.stream().map(Rule::pattern).toList();
    }

    private record Rule(String pattern, Pattern regex) {
        static Rule of(String pattern) {
            String path = pattern.replaceFirst("^\\./", "").replaceFirst("^/+", "");
            boolean anywhere = !pattern.replaceFirst("/+$", "").contains("/");
            String inner = path.replaceFirst("/+$", "");
            return new Rule(
                    pattern, Pattern.compile((anywhere ? "(?:.*/)?" : "") + regex(inner) + "(?:/.*)?", ANY_CASE));
        }

        private static String regex(String glob) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < glob.length(); i++) {
                if (glob.startsWith("**/", i)) {
                    regex.append("(?:.*/)?");
                    i += 2;
                } else if (glob.startsWith("**", i)) {
                    regex.append(".*");
                    i++;
                } else {
                    regex.append(one(glob.charAt(i)));
                }
            }
            return regex.toString();
        }

        private static String one(char letter) {
            return switch (letter) {
                case '*' -> "[^/]*";
                case '?' -> "[^/]";
                default -> Pattern.quote(String.valueOf(letter));
            };
        }
    }
}
