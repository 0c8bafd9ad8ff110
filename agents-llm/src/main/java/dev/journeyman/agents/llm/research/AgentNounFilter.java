package dev.journeyman.agents.llm.research;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Lets a parser meet what is parsed: code is named after who does it, requests say what is done. */
final class AgentNounFilter extends TokenFilter {
    private static final int SHORTEST_STEM = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    AgentNounFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        int end = term.length();
        if (end >= SHORTEST_STEM + 2
                && term.charAt(end - 1) == 'r'
                && (term.charAt(end - 2) == 'e' || term.charAt(end - 2) == 'o')) {
            term.setLength(end - 2);
        }
        return true;
    }
}
