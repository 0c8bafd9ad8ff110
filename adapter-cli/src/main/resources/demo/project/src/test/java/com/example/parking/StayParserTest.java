package com.example.parking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StayParserTest {
    private final StayParser parser = new StayParser();

    @Test
    void readsStaysAndSkipsBlanksAndComments() {
        List<Stay> stays = parser.parse(List.of(
                "# a comment", "", "KA-AB 123;car;2026-03-02T08:15;2026-03-02T09:20"));
        assertEquals(1, stays.size());
        assertEquals("KA-AB 123", stays.get(0).plate());
        assertEquals(65, stays.get(0).duration().toMinutes());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "KA-AB 123;car",
        "KA-AB 123;boat;2026-03-02T08:15;2026-03-02T09:20",
        "KA-AB 123;car;yesterday;2026-03-02T09:20",
        "KA-AB 123;car;2026-03-02T09:20;2026-03-02T08:15"
    })
    void namesTheLineThatCannotBeRead(String line) {
        StayFormatException e =
                assertThrows(StayFormatException.class, () -> parser.parse(List.of("# header", line)));
        assertEquals(2, e.line());
    }
}
