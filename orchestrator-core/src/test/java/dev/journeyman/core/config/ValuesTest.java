package dev.journeyman.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    @ValueSource(strings = {"", "4", "h", "-1h", "1.5h", "1m1h", "4 h", "PT4H", "1h1d", "9999999999999h"})
    void refusesWhatIsNoTime(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5400, 1h30m", "90, 1m30s", "0, 0s", "2592000, 30d", "90000, 1d1h"})
    void showsTimes(long seconds, String text) {
        assertThat(Durations.format(Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void copiesLimitsWithOneChange() {
        WorkflowLimits changed = LIMITS.withMicroDollars(1)
                .withModelCalls(2)
                .withTime(Duration.ofHours(3))
                .withWorkflow(caps -> caps.withTokens(4).withActions(5))
                .withWorkspace(caps -> caps.withModelCalls(6))
                .withItem(caps -> caps.withActions(7))
                .withPhase("code", caps -> Caps.NONE.withTime(Duration.ofMinutes(8)))
                .withAlert(0.9)
                .withFixRounds(10)
                .withAgents(11)
                .withStepTries(12);

        Map<String, Caps> phases = new HashMap<>(LIMITS.phases());
        phases.put("code", Caps.NONE.withTime(Duration.ofMinutes(8)));
        assertThat(changed)
                .isEqualTo(new WorkflowLimits(
                        new Caps(1, 4, 2, 5, Duration.ofHours(3)),
                        LIMITS.workspace().withModelCalls(6),
                        LIMITS.item().withActions(7),
                        phases,
                        0.9,
                        10,
                        11,
                        12));
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> LIMITS.withMicroDollars(-1)).hasMessageContaining("never negative");
        assertThatThrownBy(() -> LIMITS.withAlert(0)).hasMessageContaining("a share above 0");
        assertThatThrownBy(() -> LIMITS.withAgents(0)).hasMessageContaining("At least one agent");
        assertThatThrownBy(() -> LIMITS.withItem(caps -> caps.withTime(Duration.ofMinutes(121))))
                .hasMessageContaining("at most 2h");
    }

    @Test
    void copiesChecksWithOneChange() {
        ChecksSettings checks = ChecksSettings.DEFAULTS
                .withParallel(3)
                .withTest("make", "test")
                .withTimeout(Duration.ofMinutes(1))
                .withReports("out/*.xml")
                .withBuild(ChecksSettings.BuildKind.NPM);

        assertThat(checks)
                .isEqualTo(new ChecksSettings(
                        3,
                        Duration.ofMinutes(1),
                        Optional.of(ChecksSettings.BuildKind.NPM),
                        new ChecksSettings.Commands(List.of(), List.of("make", "test"), List.of()),
                        List.of("out/*.xml"),
                        ChecksSettings.CoverageSettings.DEFAULTS));
        assertThat(checks.coverage().lines()).isEqualTo(0.85);
        assertThat(WorkspaceSettings.DEFAULTS.withSetup("npm", "ci").withCopy("a"))
                .isEqualTo(new WorkspaceSettings(
                        List.of("a"), List.of("npm", "ci"), WorkspaceSettings.Locks.WARN, Optional.empty()));
        assertThatThrownBy(() -> checks.withParallel(0)).hasMessageContaining("At least one");
        assertThatThrownBy(() -> checks.withTimeout(Duration.ZERO)).hasMessageContaining("some time");
        assertThatThrownBy(() -> new ChecksSettings.CoverageSettings(List.of(), 85, 0))
                .hasMessageContaining("0 to 1");
    }
}
