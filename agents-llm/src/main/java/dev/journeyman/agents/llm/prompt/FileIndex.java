package dev.journeyman.agents.llm.prompt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds files by what people and tools call them: a path, the end of a path, a test class, a line of a stack trace. */
final class FileIndex {
    /**
     * {@code src/Totals.java:[12,5]}, {@code Totals.java:12}, {@code demo.TotalsTest#addsUp}. Takes whole words and never
     * looks back: what tools print can be long.
     */
    private static final Pattern MENTION = Pattern.compile("([\\w./\\\\-]++)(#\\w++)?+(?::\\[?(\\d{1,6}))?");

    private static final int MOST_NAMESAKES = 5;
    private static final List<String> TEST_SUFFIXES = List.of("Test", "Tests", "IT");

    private final Set<String> paths;
    private final Map<String, List<String>> byName;

    FileIndex(Collection<String> paths) {
        this.paths = Set.copyOf(paths);
        this.byName = paths.stream().collect(Collectors.groupingBy(FileIndex::name));
    }

    boolean contains(String path) {
        return paths.contains(path);
    }

    /** The files that texts name, with the first line named, or 0; in the order of their naming. */
    Map<String, Integer> namedIn(List<String> texts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (String text : texts) {
            for (Matcher mention = MENTION.matcher(text); mention.find(); ) {
                int line = mention.group(3) == null ? 0 : Integer.parseInt(mention.group(3));
                find(called(mention))
                        .forEach(path -> named.merge(path, line, (first, second) -> first > 0 ? first : second));
            }
        }
        return named;
    }

    /** The tests of a type, or the type of a test. */
    Stream<String> counterparts(String path) {
        String name = name(path);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return Stream.empty();
        }
        String type = name.substring(0, dot);
        String extension = name.substring(dot);
        return TEST_SUFFIXES.stream()
                .map(suffix ->
                        type.endsWith(suffix) ? type.substring(0, type.length() - suffix.length()) : type + suffix)
                .flatMap(other -> byName.getOrDefault(other + extension, List.of()).stream())
                .filter(other -> !other.equals(path))
                .limit(MOST_NAMESAKES);
    }

    private static String called(Matcher mention) {
        String word = mention.group(1).replace('\\', '/');
        return mention.group(2) == null ? word : word.replace('.', '/') + ".java";
    }

    private Stream<String> find(String called) {
        return byName.getOrDefault(name(called), List.of()).stream()
                .filter(path -> path.equals(called) || path.endsWith("/" + called) || called.endsWith("/" + path))
                .limit(MOST_NAMESAKES);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
