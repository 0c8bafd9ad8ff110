package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.SourceFacts;
import java.util.List;

/**
 * All that is kept of a source file.
 *
 * @param facts what it holds
 * @param terms those of its types, in the order of the types
 */
record IndexedSource(SourceFacts facts, List<TypeTerms> terms) {
    IndexedSource {
        terms = List.copyOf(terms);
        if (terms.size() != facts.types().size()) {
            throw new IllegalArgumentException("Each type has its terms.");
        }
    }

    static IndexedSource failed(String problem) {
        return new IndexedSource(SourceFacts.failed(problem), List.of());
    }

    /** Roughly the characters it keeps in memory. */
    int weight() {
        return facts.weight() + terms.stream().mapToInt(TypeTerms::weight).sum();
    }
}
