package dev.journeyman.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.core.guard.SecretScan.Finding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretScanTest {
    private static final String BODY = "MIIEpAIBAAKCAQEA7Vq0Zb3mWk1xTn8s".repeat(3);
    private static final String KEY =
            begin("RSA PRIVATE KEY") + "\n" + BODY + "\n" + "-----END RSA " + "PRIVATE KEY-----";

    /** Each value is cut in two by a blank, so that this file itself holds nothing that looks like a secret. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    aws-access-key | x.txt  | id AKIA Q3EGTZ7YHWNB2RXV
                    github-token   | x.txt  | ghp_ 9aB3dE7gH1jK5mN8pQ2sT6vW0yZ4cF7hJ9kL
                    github-token   | x.txt  | github_pat_ 11ABQDXFG0aB3dE7gH1jK5_mN8pQ2sT6vW0yZ4cF7hJ9kLmN3pQ5rS7
                    gitlab-token   | x.txt  | glpat- x7Yz-9aB3dE7gH1jK5mN
                    slack-token    | x.txt  | xoxb- 263594206564-2343594206574-FGqddMF8t08v
                    google-api-key | x.txt  | AIza SyD4e8Fg2HjK6LmN0pQ3rS5tU7vW9xY1zA2
                    stripe-key     | x.txt  | sk_live_ 4eC39HqLyjWDarjtT1zdp7dc
                    model-api-key  | x.txt  | sk-ant- api03-Zk3nQ8vB1xT6yR4wP9sL2dF7gH0jM5cA
                    json-web-token | x.txt  | eyJhbGciOiJIUzI1NiJ9 .eyJzdWIiOiI0MiIsIm5hbWUiOiJKIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r
                    url-password   | x.txt  | jdbc:postgresql://admin: kX9vQ2mZ@db.internal/x
                    assigned       | A.java | String password = "kX9v Q2mZ4r";
                    assigned       | A.java | setApiKey("d41d 8cd98f00b204e9800998ecf8427e")
                    assigned       | x.json | "client_secret" : "kX9v Q2mZ4rT7"
                    assigned       | x.rb   | :token => 'kX9v Q2mZ4rT7'
                    element        | x.xml  | <password>kX9v Q2mZ4rT7</password>
                    setting        | x.yaml | db-password: kX9v Q2mZ4rT7
                    setting        | .env   | SECRET_KEY=kX9v Q2mZ4rT7
                    setting        | a/application.properties | api.key.value = kX9v Q2mZ4rT7
                    """)
    void findsWhatLooksLikeASecret(String rule, String path, String text) {
        String joined = text.replaceFirst("(\\S) (\\S+)$", "$1$2").replaceFirst("(kX9v|d41d|AKIA) ", "$1");

        assertThat(SecretScan.scan(path, joined)).extracting(Finding::rule).containsExactly(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    A.java | String password = "password";
                    A.java | String password = "password123!";
                    A.java | String password = "changeme2024x";
                    A.java | String token = "550e8400-e29b-41d4-a716-446655440000";
                    A.java | String passwordHash = "d41d8cd98f00b204e9800998ecf8427e";
                    A.java | String tokenSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
                    A.java | String sha = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
                    A.java | String tokenUrl = "https://login.host42.org/oauth2/token";
                    A.java | String key = "oauth2.token.endpoint1"; token("oauth2.token.endpoint1");
                    A.java | password = "${DB_PASSWORD_1}"; token = "{{ vault_token_1 }}";
                    A.java | String password = System.getenv("DB_PASSWORD_9");
                    A.java | token=kX9vQ2mZ4rT7
                    x.yaml | password: ${DB_PASSWORD_1:none}
                    x.yaml | token: $(cat /run/token1)
                    x.yaml | password: correcthorsebattery
                    x.css  | .sk-fading-circle-container-large-12 {}
                    x.txt  | commit 9fceb02d0ae598e95dc970b74767f19372d61af8
                    x.txt  | AKIAIOSFODNN7EXAMPLE
                    x.txt  | ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
                    x.txt  | http://localhost:8080/path@host and user@host
                    x.txt  | postgres://user:password@localhost/db
                    x.xml  | <password>${env.DB_PASSWORD_1}</password>
                    """)
    void leavesAloneWhatDoesNot(String path, String text) {
        assertThat(SecretScan.scan(path, text)).isEmpty();
    }

    @Test
    void findsPrivateKeysButNotTheirHeaderAlone() {
        assertThat(SecretScan.scan("id_rsa", KEY)).extracting(Finding::rule).containsExactly("private-key");
        assertThat(SecretScan.scan("A.java", "if (line.equals(\"" + begin("PRIVATE KEY") + "\"))"))
                .isEmpty();
    }

    @Test
    void saysWhereAndShowsLittle() {
        List<Finding> findings = SecretScan.scan(
                "a/B.java", "\n\npassword = \"" + "kX9vQ2" + "mZ4rT7\";\nx\ntoken = \"" + "pL8wN3" + "bV6cR1x\";");

        assertThat(findings)
                .hasToString(
                        "[a/B.java:3: assigned kX9... (12 characters), a/B.java:5: assigned pL8... (13 characters)]");
    }

    @Test
    void findsWhatStandsInsideSomethingHarmless() {
        assertThat(SecretScan.scan("A.java", "password = \"test-" + "ghp_" + "9aB3dE7gH1jK5mN8pQ2sT6vW0yZ4cF7hJ9kL\""))
                .extracting(Finding::rule)
                .containsExactly("github-token");
    }

    @Test
    void masksTheSecretAndNothingElse() {
        assertThat(SecretScan.mask("login(\"me\", password=\"" + "kX9vQ2" + "mZ4rT7\") failed\n" + KEY + "\nend"))
                .isEqualTo("login(\"me\", password=\"[masked:assigned]\") failed\n[masked:private-key]\nend");
        assertThat(SecretScan.mask("nothing here")).isEqualTo("nothing here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "password=",
                "password = \"",
                "secret.token-",
                "-----BEGIN PRIVATE KEY-----",
                "eyJa",
                "://a:b",
                "token=\"placeholder1\" ",
                "aaaaaaaa",
                " "
            })
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void readsLongTextsInOnePass(String unit) {
        String text = unit.repeat(200_000 / unit.length());

        assertThat(SecretScan.scan("x.properties", text)).isEmpty();
    }

    private static String begin(String kind) {
        return "-----BEGIN " + kind + "-----";
    }
}
