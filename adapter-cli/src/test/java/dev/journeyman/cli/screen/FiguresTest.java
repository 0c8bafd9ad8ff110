package dev.journeyman.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void timesAreShort() {
        assertThat(Figures.time(Duration.ofSeconds(7))).isEqualTo("0:07");
        assertThat(Figures.time(Duration.ofSeconds(3753))).isEqualTo("1:02:33");
    }

    @Test
    void littleMoneyHasMoreDigits() {
        assertThat(Figures.money(0)).isEqualTo("$0.00");
        assertThat(Figures.money(1234)).isEqualTo("$0.0012");
        assertThat(Figures.money(1_234_567)).isEqualTo("$1.23");
    }

    @Test
    void callsWithoutAPriceAreNotCalledFree() {
        assertThat(Figures.usage(new Usage(1, 9, 9, 2_000_000, 0))).isEqualTo("1 call, $2.00");
        assertThat(Figures.usage(new Usage(3, 9, 9, 0, 3))).isEqualTo("3 calls, unpriced");
        assertThat(Figures.usage(new Usage(3, 9, 9, 2_000_000, 1))).isEqualTo("3 calls, $2.00 and 1 unpriced");
    }
}
