package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {
    @Test
    void masksEveryOccurrenceByItsName() {
        Secrets secrets = Secrets.of(Map.of("API_KEY", "abc$12345", "OTHER", "zyxwvuts\\1"));

        assertThat(secrets.mask("a abc$12345, abc$12345 and zyxwvuts\\1."))
                .isEqualTo("a [secret:API_KEY], [secret:API_KEY] and [secret:OTHER].");
        assertThat(secrets).hasToString("Secrets[API_KEY, OTHER]");
    }

    @Test
    void masksTheLongerOfTwoValuesThatBeginAlike() {
        Secrets secrets = Secrets.of(Map.of("SHORT", "12345678", "LONG", "123456789"));

        assertThat(secrets.mask("123456789 12345678")).isEqualTo("[secret:LONG] [secret:SHORT]");
    }

    @Test
    void leavesShortValuesAlone() {
        assertThat(Secrets.of(Map.of("PIN", "1234567")).mask("1234567")).isEqualTo("1234567");
        assertThat(Secrets.NONE.mask("text")).isEqualTo("text");
    }

    @Test
    void whatWasHiddenIsFoundAgain() {
        Secrets secrets = Secrets.of(Map.of("TOKEN", "a-long-enough-value"));

        assertThat(secrets.hiddenIn(secrets.mask("it is a-long-enough-value"))).contains("TOKEN");
        assertThat(secrets.hiddenIn("it is [secret:OTHER]")).isEmpty();
    }
}
