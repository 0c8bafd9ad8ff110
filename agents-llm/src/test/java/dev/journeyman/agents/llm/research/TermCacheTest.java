package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermCacheTest {
    private static final String[] PIECES = {
        "getHTTPServer",
        "parsers",
        " ",
        "  ",
        "\n",
        "of(",
        "List<String>",
        "user's",
        "XMLBean",
        "_",
        "2fa",
        "\u00c4rger",
        "\u2003",
        "URLs",
        "a".repeat(20),
        "<",
        "a/b",
        "\"",
        ")",
        ".",
        "\ud83d\ude00",
        "ISO8601",
        "ing"
    };

    @Test
    void aTextYieldsWhatTheAnalyzerYieldsForIt() {
        TermCache cache = new TermCache();
        CodeAnalyzer analyzer = new CodeAnalyzer();
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = Stream.generate(() -> PIECES[random.nextInt(PIECES.length)])
                    .limit(random.nextInt(12))
                    .collect(Collectors.joining());

            assertThat(cache.of(text)).isEqualTo(String.join(" ", analyzer.sequence(text)));
        }
    }
}
