package dev.journeyman.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.WorkspaceSettings;
import dev.journeyman.core.guard.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownSecretsTest {
    @TempDir
    Path checkout;

    @Test
    void aValueIsKnownByTheNameOfItsVariable() {
        Secrets secrets = KnownSecrets.of(
                Map.of("API_KEY", "aaaaaaaa1", "HOME", "/home/somebody"), Configuration.DEFAULTS, Optional.empty());

        assertThat(secrets.mask("aaaaaaaa1 in /home/somebody")).isEqualTo("[secret:API_KEY] in /home/somebody");
    }

    @Test
    void soAreThoseInFilesThatAreCopiedForBuilds() throws Exception {
        Files.writeString(checkout.resolve(".env.test"), """
                # for tests only
                DATABASE=postgres
                export SHOP_TOKEN="bbbbbbbb2"
                """);
        Files.writeString(checkout.resolve("local.properties"), "db.password = cccccccc3\nsdk.dir=/opt/some-sdk\n");
        Files.writeString(checkout.resolve("other.env"), "OTHER_TOKEN=dddddddd4\n");
        Configuration settings = Configuration.builder()
                .workspace(WorkspaceSettings.DEFAULTS.withCopy(".env.test", "*.properties"))
                .build();

        Secrets secrets = KnownSecrets.of(Map.of(), settings, Optional.of(checkout));

        assertThat(secrets.mask("bbbbbbbb2 cccccccc3 postgres /opt/some-sdk dddddddd4"))
                .isEqualTo("[secret:SHOP_TOKEN] [secret:DB_PASSWORD] postgres /opt/some-sdk dddddddd4");
    }
}
