package dev.journeyman.agents.llm.research;

import java.util.Map;

/**
 * One thing that a request speaks of.
 *
 * @param terms those that may stand for it, and how much each counts: the request's own 1, others less
 */
record Concept(Map<String, Double> terms) {
    Concept {
        terms = Map.copyOf(terms);
    }
}
