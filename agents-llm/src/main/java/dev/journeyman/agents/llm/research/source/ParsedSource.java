package dev.journeyman.agents.llm.research.source;

/**
 * What parsing a source yields.
 *
 * @param facts what it holds
 * @param comments the text of all its comments, but those at its head
 */
public record ParsedSource(SourceFacts facts, String comments) {
    static final ParsedSource EMPTY = new ParsedSource(SourceFacts.EMPTY, "");

    static ParsedSource failed(String problem) {
        return new ParsedSource(SourceFacts.failed(problem), "");
    }
}
