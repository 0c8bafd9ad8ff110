package dev.journeyman.agents.llm.research;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Takes prose and identifiers apart into comparable terms: camel case split, lower case, stemmed, without filler. */
final class CodeAnalyzer extends Analyzer {
    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;
    /** Lucene splits where a capital follows a small letter; this splits HTTPServer, and leaves URLs and MBean. */
    private static final Pattern ACRONYM_END = Pattern.compile("(?<=\\p{Lu}{2})(?=\\p{Lu}\\p{Ll}{2})");

    private static final CharArraySet STOP = new CharArraySet(
            Set.of(("a about add after all also an and another any are as at be been before but by can com dev do does "
                            + "each every for from get given has have how if in instead into is it its java like make "
                            + "may more must new no not of off on one only or org our set shall should show so some "
                            + "string such than that the their them then there these this those to up us use user void "
                            + "want was we were what when whether which while who whose will with without would you")
                    .split(" ", -1)),
            true);

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new PatternReplaceCharFilter(ACRONYM_END, " ", reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new WhitespaceTokenizer();
        TokenStream parts = new FlattenGraphFilter(new WordDelimiterGraphFilter(words, PARTS, null));
        TokenStream plain = new StopFilter(new LowerCaseFilter(parts), STOP);
        return new TokenStreamComponents(words, new AgentNounFilter(new PorterStemFilter(plain)));
    }

    /** The terms of a text, each once, in their order. */
    Set<String> terms(String text) {
        return new LinkedHashSet<>(sequence(text));
    }

    /** The terms of a text in their order, each as often as it is there. */
    List<String> sequence(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read.", e);
        }
        return terms;
    }
}
