package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;

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
}
