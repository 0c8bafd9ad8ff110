package dev.journeyman.agents.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutAnswerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"summary": "It pri | nts totals."}                        | {"summary": "It prints totals."}
            {"summary": "It pri | ```json\\nnts totals."}               | {"summary": "It prints totals."}
            {"summary": "It pri | "summary": "It prints totals."}      | {"summary": "It prints totals."}
            {"summary": "It pri | {"summary": "It is new."}            | {"summary": "It is new."}
            {"summary": "It pri | ```\\n{"summary": "It is new."}       | {"summary": "It is new."}
            {"a": {"b"          | : {"b": 1}}}                         | {"a": {"b": {"b": 1}}}
            """)
    void piecesAreJoined(String begun, String next, String whole) {
        assertThat(new CutAnswer(begun).followedBy(next.replace("\\n", "\n")).text())
                .isEqualTo(whole);
    }
}
