package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.comments.Comment;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the Javadoc of a file says: its first comment at more length, of the others the first sentence. */
final class JavadocText {
    private static final int FIRST = 1500;
    private static final int OTHER = 160;
    private static final int ALL = 3000;
    private static final Pattern NOISE = Pattern.compile(
            "\\{@\\w+\\s*|</?\\w[^<>]{0,200}>|&\\w+;|(?m)^\\s*\\*+|@(author|since|version|see|serial)\\b.*");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SENTENCE_END = Pattern.compile("\\.\\s|\\s@\\w");

    private JavadocText() {}

    static String of(Collection<? extends Comment> comments) {
        String[] texts = comments.stream()
                .filter(Comment::isJavadocComment)
                .sorted(Comparator.comparing(comment ->
                        comment.getRange().map(range -> range.begin.line).orElse(0)))
                .map(Comment::getContent)
                .toArray(String[]::new);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < texts.length && all.length() < ALL; i++) {
            all.append(i == 0 ? cut(plain(texts[i]), FIRST) : sentence(plain(texts[i])))
                    .append('\n');
        }
        return all.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String plain(String comment) {
        return SPACE.matcher(NOISE.matcher(comment).replaceAll(" ").replace('}', ' '))
                .replaceAll(" ")
                .strip();
    }

    private static String sentence(String text) {
        return cut(SENTENCE_END.split(text, 2)[0], OTHER);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
