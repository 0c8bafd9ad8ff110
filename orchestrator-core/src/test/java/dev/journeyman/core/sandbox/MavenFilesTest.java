package dev.journeyman.core.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenFilesTest {
    private static final String SETTINGS = """
            <settings>
              <localRepository>${user.home}/elsewhere</localRepository>
              <mirrors><mirror><id>m</id><url>https://mirror.example</url><mirrorOf>*</mirrorOf></mirror></mirrors>
              <proxies><proxy><host>proxy.example</host><password>planted-1</password></proxy></proxies>
              <servers>
                <server><id>m</id><username>u</username><password>planted-2</password></server>
                <server><id>n</id><password>${env.NEXUS_PASSWORD}</password><passphrase>planted-3</passphrase></server>
                <server><id>o</id><configuration><h>planted-4</h></configuration></server>
              </servers>
              <profiles><profile><properties>
                <sonar.token>planted-5</sonar.token><jdk.version>17</jdk.version>
              </properties></profile></profiles>
            </settings>
            """;

    @TempDir
    Path home;

    @Test
    void theRepositoryIsWhereMavenIsToldThatItIs() throws IOException {
        Map<String, String> options = Map.of("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/srv/cache -ea");

        assertThat(new MavenFiles(home, Map.of()).repository())
                .isIn(home.resolve(".m2/repository"), Path.of(System.getProperty("maven.repo.local", "/none")));
        assertThat(new MavenFiles(home, options).repository()).isEqualTo(Path.of("/srv/cache"));
        assertThat(new MavenFiles(home, options).repositoryOption()).contains("-Dmaven.repo.local=/srv/cache");
        assertThat(new MavenFiles(home, Map.of("MAVEN_ARGS", "-Dmaven.repo.local='/a b'")).repositoryOption())
                .isEmpty();
    }

    @Test
    void buildsGetTheSettingsWithoutPasswords() throws IOException {
        settings(SETTINGS);

        Mounts mounts = new MavenFiles(home, Map.of()).mount(home.resolve("scratch"));

        Path copy = home.resolve("scratch/maven-settings.xml");
        assertThat(mounts.arguments())
                .containsSubsequence(List.of("--ro-bind", copy.toString(), home + "/.m2/settings.xml"));
        assertThat(copy)
                .content()
                .contains(
                        "https://mirror.example",
                        "proxy.example",
                        "${env.NEXUS_PASSWORD}",
                        "<username>u",
                        "jdk.version")
                .doesNotContain("planted");
    }

    @Test
    void settingsThatCannotBeReadAreLeftOut() throws IOException {
        settings("<!DOCTYPE settings [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><settings>&x;</settings>");

        assertThat(new MavenFiles(home, Map.of()).mount(home.resolve("scratch")).arguments())
                .doesNotContain(home + "/.m2/settings.xml");
    }

    @Test
    void theSettingsNameARepository() throws IOException {
        MavenSettings settings = MavenSettings.read(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();

        assertThat(settings.localRepository()).contains("${user.home}/elsewhere");
    }

    private void settings(String text) throws IOException {
        Files.writeString(Files.createDirectories(home.resolve(".m2")).resolve("settings.xml"), text);
    }
}
