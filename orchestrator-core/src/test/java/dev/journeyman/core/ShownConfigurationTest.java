package dev.journeyman.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.guard.Secrets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownConfigurationTest {
    private static final Path FOLDER = Path.of("/home/somebody/shop");
    private static final Secrets KNOWN = Secrets.of(Map.of("SHOP_TOKEN", "bbbbbbbb2"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "settings: {postgresql: {password: PLANTED}}",
                "settings: {postgresql: {db.password: 'PLANTED'}}",
                "settings: {other: {apiKey: PLANTED, client-secret: PLANTED, TOKEN: PLANTED}}",
                "settings: {other: {url: 'https://somebody:PLANTED@example.org/x'}}",
                "settings: {other: {url: 'https://PLANTED@example.org/x'}}",
                "settings: {other: {url: 'jdbc:postgresql://example.org/x?user=me&password=PLANTED&ssl=true'}}",
                "workspace: {share: 'ssh://somebody:PLANTED@example.org/x.git'}",
                "checks: {test: [mvn, -Ddb.password=PLANTED, verify]}",
                "commands: {allow: ['deploy --token PLANTED']}",
                "settings: {other: {pass: PLANTED, db_pwd: PLANTED, tokens: PLANTED, token2: PLANTED, authorization: PLANTED}}",
                "settings: {other: {url: 'https://somebody:a/PLANTED@example.org/x'}}",
                "settings: {other: {url: 'jdbc:oracle:thin:me/PLANTED@example.org'}}",
                "settings: {other: {url: 'https://example.org/x?sig=PLANTED&auth=PLANTED'}}",
                "settings: {other: {note: 'password: PLANTED'}}",
                "settings: {other: {note: '{\"password\": \"a PLANTED\"}'}}",
                "settings: {other: {note: 'Authorization: Bearer PLANTED'}}",
                "checks: {test: [sh, -c, 'mvn --token PLANTED verify']}",
                "checks: {test: [deploy, '--token=a;PLANTED']}",
                "checks: {test: [curl, -u, 'me:PLANTED', x]}",
                "checks: {test: [sh, -c, 'curl -u me:PLANTED x']}",
            })
    void noSecretIsInTheText(String text) {
        assertThat(shown(text.replace("PLANTED", "hunter2")))
                .doesNotContain("hunter2")
                .contains("[secret");
    }

    @Test
    void whatIsKnownToBeSecretIsMaskedWhereverItStands() {
        assertThat(shown("settings: {other: {note: 'say bbbbbbbb2'}}")).contains("note: \"say [secret:SHOP_TOKEN]\"");
    }

    @Test
    void whatLooksLikeASecretIsMaskedWhereverItStands() {
        String key = "ghp_" + "aB3dE6gH9j".repeat(4).substring(0, 36);
        assertThat(shown("settings: {other: {note: 'use " + key + "'}}"))
                .doesNotContain(key)
                .contains("[masked:");
    }

    @Test
    void aMaskInTheNameOfAPartDoesNotTellAPassword() {
        Secrets word = Secrets.of(Map.of("PGPASSWORD", "postgres"));
        Configuration configuration = Configuration.of(FOLDER.resolve("journeyman.yaml"), "store: postgresql");
        assertThat(ShownConfiguration.of(configuration, FOLDER, word)).contains("store: postgresql");
    }

    @Test
    @Timeout(20)
    void aLongValueKeepsNobodyWaiting() {
        String text = "settings: {other: {certificate: " + "a".repeat(100_000) + "}}";
        assertThat(shown(text)).contains("a".repeat(100_000));
    }

    @Test
    void theRestStaysReadable() {
        assertThat(shown("settings: {postgresql: {urlFrom: TEAM_DATABASE_URL, lease: 15, password: hunter2}}")
                        .lines())
                .contains(
                        "mode: default",
                        "settings:",
                        "  postgresql:",
                        "    lease: \"15\"",
                        "    password: \"[secret:settings.postgresql.password]\"",
                        "    urlFrom: TEAM_DATABASE_URL");
    }

    private static String shown(String text) {
        return ShownConfiguration.of(Configuration.of(FOLDER.resolve("journeyman.yaml"), text), FOLDER, KNOWN);
    }
}
