package dev.journeyman.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final WorkflowLimits LIMITS = WorkflowLimits.DEFAULTS;

    @ParameterizedTest
    @CsvSource({"5, 5000000", "0.000001, 1", "0.0000005, 1", "0.00000049, 0", "1.2345675, 1234568"})
    void countsMillionthsOfADollarRoundingHalfUp(BigDecimal dollars, long microDollars) {
        assertThat(Money.microDollars(dollars)).isEqualTo(microDollars);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.00", "5000000, 5.00", "100, 0.0001", "1234500, 1.2345", "10000000, 10.00"})
    void showsMoneyExactly(long microDollars, String dollars) {
        assertThat(Money.dollars(microDollars)).isEqualTo(dollars);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "30m, 1800", "4h, 14400", "1h30m, 5400", "1h1s, 3601", "0s, 0"})
    void readsTimes(String text, long seconds) {
        assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "h", "-1h", "1.5h", "1m1h", "4 h", "PT4H", "1d", "9999999999999h"})
    void refusesWhatIsNoTime(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5400, 1h30m", "90, 1m30s", "0, 0s", "2592000, 720h"})
    void showsTimes(long seconds, String text) {
        assertThat(Durations.format(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void copiesLimitsWithOneChange() {
        WorkflowLimits changed = LIMITS.withMicroDollars(1)
                .withModelCalls(2)
                .withTime(Duration.ofHours(3))
                .withFixRounds(4)
                .withItemTime(Duration.ofMinutes(5))
                .withPhaseTimes(Map.of("code", Duration.ofMinutes(6)))
                .withAgents(7)
                .withStepTries(8);

        assertThat(changed)
                .isEqualTo(new WorkflowLimits(
                        1,
                        2,
                        Duration.ofHours(3),
                        4,
                        Duration.ofMinutes(5),
                        Map.of("code", Duration.ofMinutes(6)),
                        7,
                        8));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> LIMITS.withMicroDollars(-1)).hasMessageContaining("never negative");
        assertThatThrownBy(() -> LIMITS.withAgents(0)).hasMessageContaining("At least one agent");
        assertThatThrownBy(() -> LIMITS.withItemTime(Duration.ofMinutes(121))).hasMessageContaining("at most 2h");
    }

    @Test
    void copiesChecksWithOneChange() {
        Checks checks = Checks.DEFAULTS.withParallel(3).withCommands(List.of("make"), List.of("make", "test"));

        assertThat(checks.parallel()).isEqualTo(3);
        assertThat(checks.compile()).contains(List.of("make"));
        assertThat(checks.test()).contains(List.of("make", "test"));
        assertThat(checks.lineCoverage()).isEqualTo(0.85);
        assertThatThrownBy(() -> checks.withParallel(0)).hasMessageContaining("At least one");
        assertThatThrownBy(() -> checks.withCoverage(85, 0)).hasMessageContaining("0 to 1");
    }
}
