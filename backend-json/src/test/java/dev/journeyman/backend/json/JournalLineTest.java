package dev.journeyman.backend.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.store.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

class JournalLineTest {
    @Test
    void theHashIsTheLastFieldOfTheObject() {
        JournalEntry entry = JournalEntry.chain(1, JournalEntry.GENESIS, "{\"a\":1}");
        assertThat(line(entry)).isEqualTo("{\"a\":1,\"hash\":\"" + entry.hash() + "\"}\n");
    }

    @Test
    void theHashIsTheOnlyFieldOfAnEmptyObject() {
        JournalEntry entry = JournalEntry.chain(1, JournalEntry.GENESIS, "{}");
        assertThat(line(entry)).isEqualTo("{\"hash\":\"" + entry.hash() + "\"}\n");
    }

    @Property(tries = 2_000)
    void whatWasEncodedIsDecoded(
            @ForAll @CharRange(from = ' ', to = '~') @CharRange(from = '\u00a0', to = '\ud7ff') String fields) {
        JournalEntry entry = JournalEntry.chain(1, JournalEntry.GENESIS, "{" + fields + "}");
        byte[] line = line(entry).stripTrailing().getBytes(StandardCharsets.UTF_8);
        assertThat(JournalLine.decode(line)).contains(new JournalLine(entry.json(), entry.hash()));
    }

    @Property(tries = 200)
    void whatNobodyEncodedIsNotDecoded(@ForAll byte[] bytes) {
        assertThat(JournalLine.decode(bytes)).isEmpty();
    }

    private static String line(JournalEntry entry) {
        return new String(JournalLine.encode(List.of(entry)), StandardCharsets.UTF_8);
    }
}
