package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void whatLooksLikeASecretIsMasked() {
        String page = new Page()
                .item("token ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8")
                .text();
        assertThat(page).contains("[masked:").doesNotContain("ghp_");
    }

    @Test
    void wordsOfOthersCannotBreakATable() {
        assertThat(new Page().row("a|b", "two\nlines").text()).isEqualTo("| a\\|b | two |\n");
    }

    @Test
    void timesAreReadable() {
        assertThat(Sections.duration(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(Sections.duration(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
        assertThat(Sections.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
