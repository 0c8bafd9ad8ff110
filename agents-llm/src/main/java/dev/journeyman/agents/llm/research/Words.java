package dev.journeyman.agents.llm.research;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes text and identifiers apart into comparable words. */
final class Words {
    private static final Pattern BOUNDARY =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Set<String> STOP = Set.of(
            "a", "add", "all", "also", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do", "for",
            "from", "get", "given", "has", "have", "if", "in", "into", "is", "it", "its", "java", "make", "may", "more",
            "must", "new", "no", "not", "of", "on", "one", "only", "or", "org", "com", "dev", "set", "shall", "should",
            "so", "string", "that", "the", "their", "them", "then", "there", "this", "to", "use", "user", "void",
            "want", "when", "which", "will", "with", "would");

    private Words() {}

    /** The words of a text: camel case split, lower case, stemmed a little, without those that say nothing. */
    static Set<String> of(String text) {
        return stream(text).collect(Collectors.toUnmodifiableSet());
    }

    static Stream<String> stream(String text) {
        return BOUNDARY.splitAsStream(text)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && !STOP.contains(word))
                .map(Words::stem);
    }

    /** Enough that "totals" meets "Total", "parsing" "parse" and "parsed" "parser". */
    private static String stem(String word) {
        for (String ending : new String[] {"ing", "ies", "ers", "er", "ed", "es", "s", "e", "y"}) {
            if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
