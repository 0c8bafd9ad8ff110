package dev.journeyman.agents.llm.answer;

import java.util.regex.Pattern;

/**
 * An answer that came in pieces.
 *
 * @param text what is there so far
 */
public record CutAnswer(String text) {
    private static final Pattern OPENED_FENCE = Pattern.compile("\\A\\s*```\\w*\\R");
    /** A shorter match may be chance. */
    private static final int SHORTEST_REPEAT = 12;

    private static final int LONGEST_REPEAT = 2000;

    /**
     * With the next piece. Models are told to go on with the next character; some open a fence first, some repeat the end of
     * what they see, and some begin anew: then the new answer takes the place of the old.
     */
    public CutAnswer followedBy(String next) {
        String rest = OPENED_FENCE.matcher(next).replaceFirst("");
        if (begun(text) && begunLike(rest)) {
            return new CutAnswer(rest);
        }
        return new CutAnswer(text + rest.substring(repeated(rest)));
    }

    private static boolean begun(String text) {
        return text.indexOf('{') >= 0;
    }

    /** The first words of the whole answer stand at the beginning of the rest. */
    private boolean begunLike(String rest) {
        String first = text.substring(text.indexOf('{')).strip();
        String beginning = first.substring(0, Math.min(SHORTEST_REPEAT, first.length()));
        return beginning.length() == SHORTEST_REPEAT && rest.strip().startsWith(beginning);
    }

    private int repeated(String rest) {
        for (int length = Math.min(LONGEST_REPEAT, Math.min(text.length(), rest.length()));
                length >= SHORTEST_REPEAT;
                length--) {
            if (text.regionMatches(text.length() - length, rest, 0, length)) {
                return length;
            }
        }
        return 0;
    }
}
