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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void soAreThoseInFilesBelowFoldersThatAreCopiedExceptOfPackages() throws Exception {
        Path deep = Files.createDirectories(checkout.resolve("config/deep"));
        Files.writeString(deep.resolve("a.env"), "ONE_TOKEN=aaaaaaaa1\n");
        Files.writeString(Files.createDirectories(deep.resolve("node_modules")).resolve("key.js"), "key: function\n");

        assertThat(copied("config").mask("aaaaaaaa1 function")).isEqualTo("[secret:ONE_TOKEN] function");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"password\": \"aaaa#bbbb1\",\n  \"user\": \"somebody\"\n}",
                "{\"db\": {\"user\": \"somebody\", \"password\": \"aaaa#bbbb1\"}}",
                "PASSWORD=aaaa#bbbb1 # somebody's",
                "PASSWORD=\"aaaa#bbbb1\" # somebody's",
                "'password': 'aaaa#bbbb1',",
                "password: aaaa#bbbb1,",
                "password:\n  aaaa: somebody\nPASSWORD=aaaa#bbbb1",
                "PASSWORD=\"aaaa#bbbb1"
            })
    void aValueEndsBeforeQuotesCommasAndComments(String text) throws Exception {
        Files.writeString(checkout.resolve("settings"), text + "\n");

        assertThat(copied("settings").mask("<aaaa#bbbb1> somebody")).isEqualTo("<[secret:PASSWORD]> somebody");
    }

    @Test
    void severalOfOneNameAreAllKnown() throws Exception {
        Files.writeString(checkout.resolve("a.env"), "TOKEN=aaaaaaaa1\n");
        Files.writeString(checkout.resolve("b.env"), "TOKEN=bbbbbbbb2\nTOKEN=aaaaaaaa1\n");

        assertThat(copied("*.env").mask("aaaaaaaa1 bbbbbbbb2")).isEqualTo("[secret:TOKEN] [secret:TOKEN_2]");
    }

    private Secrets copied(String glob) {
        Configuration settings = Configuration.builder()
                .workspace(WorkspaceSettings.DEFAULTS.withCopy(glob))
                .build();
        return KnownSecrets.of(Map.of(), settings, Optional.of(checkout));
    }
}
