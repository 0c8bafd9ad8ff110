package dev.journeyman.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({"1k, 1024, 1 KB", "512m, 536870912, 512 MB", "4G, 4294967296, 4 GB", "1536mb, 1610612736, 1.5 GB"})
    void readsAndShowsSizes(String text, long bytes, String shown) {
        assertThat(Sizes.parse(text)).contains(bytes);
        assertThat(Sizes.format(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "g", "-1g", "1.5g", "4 g", "4x"})
    void refusesAllElse(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 17, 1023})
    void showsFewBytesAsTheyAre(long bytes) {
        assertThat(Sizes.format(bytes)).isEqualTo(bytes + " bytes");
    }
}
