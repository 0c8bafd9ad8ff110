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

    /** What requests are full of, and what every Java source says. */
    private static final CharArraySet FILLER = new CharArraySet(
            Set.of(
                    ("a able about above across add after again all almost alone along already also although always am an "
                                    + "and another any anybody anyone anything anywhere are around as at away back be because been "
                                    + "before behind being below beside besides between beyond bit both but by came can cannot certain "
                                    + "com come comes could dev did different do does doing done down during each eight either else "
                                    + "enough even ever every everybody everyone everything everywhere far few first five for four from "
                                    + "gave get gets getting give given gives go goes going gone got had has have having he hence her "
                                    + "here hers herself him himself his how however i if in instead into is it its itself java just "
                                    + "last least less let lets like lot lots made make makes many may me might mine more most much "
                                    + "must my near need needed needs neither never new next nine no nobody nor not nothing now of off "
                                    + "on once one only onto or org other others ought our ours out own particular per please put puts "
                                    + "quite rather really said same say saying says second set seven several shall she should show "
                                    + "simply since six so some somebody someone something somewhere still string such take taken takes "
                                    + "tell ten than that the their theirs them themselves then there therefore these they thing things "
                                    + "third this those though three through thus to too took two until up upon us use user various very "
                                    + "via void want wanted wants was way ways we were what whatever when whenever where whether which "
                                    + "whichever while who whole whom whose why will wish with within without would yet you yours")
                            .split(" ", -1)),
            true);

    private final CharArraySet left;

    /** One that leaves filler out. */
    CodeAnalyzer() {
        this(FILLER);
    }

    private CodeAnalyzer(CharArraySet left) {
        this.left = left;
    }

    /** One that keeps it. */
    static CodeAnalyzer keepingFiller() {
        return new CodeAnalyzer(CharArraySet.EMPTY_SET);
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new PatternReplaceCharFilter(ACRONYM_END, " ", reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new WhitespaceTokenizer();
        TokenStream parts = new FlattenGraphFilter(new WordDelimiterGraphFilter(words, PARTS, null));
        TokenStream plain = new StopFilter(new LowerCaseFilter(parts), left);
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
