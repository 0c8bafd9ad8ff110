package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThesaurusTest {
    private final Thesaurus thesaurus = Thesaurus.bundled();

    @Test
    void aWordStandsForItselfAndLessForWhatIsAlike() {
        Map<String, Double> terms = only("erased").terms();

        assertThat(terms).containsEntry("eras", 1.0).containsKeys("delet", "purg", "evict");
        assertThat(terms.get("delet")).isBetween(0.01, 0.6).isEqualTo(terms.get("purg"));
    }

    @Test
    void aPhraseLeadsToWordsAndItsOwnWordsCountNoMore() {
        assertThat(only("they throw away").terms())
                .containsKeys("delet", "purg")
                .doesNotContainKey("throw");
        assertThat(only("logging in").terms()).containsKeys("login").doesNotContainKey("log");
    }

    @Test
    void aWordDoesNotLeadToAPhrase() {
        assertThat(only("purge").terms().keySet()).noneMatch(term -> term.contains(" "));
    }

    @Test
    void fillerIsNoConcept() {
        assertThat(thesaurus.concepts("They want that one of these should be there"))
                .isEmpty();
    }

    @Test
    void aConceptThatIsNamedTwiceIsOne() {
        assertThat(thesaurus.concepts("invoices, and more invoices")).hasSize(1);
    }

    private Concept only(String text) {
        List<Concept> concepts = thesaurus.concepts(text);
        assertThat(concepts).hasSize(1);
        return concepts.get(0);
    }
}
