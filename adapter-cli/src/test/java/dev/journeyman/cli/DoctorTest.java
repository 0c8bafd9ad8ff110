package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void findsNothingWhereNothingIsWrong() throws IOException, GitAPIException {
        Console console = healthy("[\"true\"]");
        assertThat(console.run("doctor")).as(console::out).isZero();
        assertThat(console.out().lines())
                .hasSize(8)
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.contains("openai:") && line.contains("not called"));
        assertThat(folder.resolve("small/.git/journeyman")).as("it only looks").doesNotExist();
    }

    @Test
    void saysWhatIsMissingAndWhatToDo() throws IOException, GitAPIException {
        Console console = healthy("[no-such-program]").with("OPENAI_API_KEY", "");
        assertThat(console.run("doctor")).isEqualTo(1);
        assertThat(console.out())
                .containsPattern("problem +build +.*'no-such-program'.*install it")
                .containsPattern("problem +models +.*ANTHROPIC_API_KEY");
    }

    @Test
    void aProjectWithoutABuildIsToldWhatToSet() throws IOException, GitAPIException {
        Console console = healthy("[\"true\"]");
        Files.writeString(folder.resolve("small/journeyman.yaml"), "");
        assertThat(console.run("doctor")).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem +build +No build was recognised.*checks.test");
        Files.writeString(folder.resolve("small/pom.xml"), "<project/>");
        Files.writeString(folder.resolve("small/mvnw"), "").toFile().setExecutable(true);
        assertThat(console.run("doctor")).as(console::out).isZero();
        assertThat(console.out()).containsPattern("ok +build +\\./mvnw .*test");
    }

    @Test
    void aRepositoryThatIsRefusedIsRefusedByName() throws IOException, GitAPIException {
        Console console = healthy("[\"true\"]");
        Path config = folder.resolve("small/.git/config");
        Files.writeString(config, Files.readString(config) + "[remote \"origin\"]\n\tpromisor = true\n");
        assertThat(console.run("doctor", "--json")).isEqualTo(1);
        JsonNode found = new ObjectMapper().readTree(console.out());
        assertThat(found.at("/healthy").asBoolean()).isFalse();
        assertThat(found.at("/findings/1/what").asText()).isEqualTo("repository");
        assertThat(found.at("/findings/1/detail").asText()).contains("partial clone", "without --filter");
        assertThat(found.at("/findings")).as("nothing can be said of the rest").hasSize(2);
    }

    @Test
    void aBrokenConfigurationAndABrokenPluginAreNamed() throws IOException, GitAPIException {
        Console console = healthy("[\"true\"]");
        Path text = Files.writeString(folder.resolve("a.jar"), "no jar");
        assertThat(console.run("doctor", "--plugins", text.toString())).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem +plugins +.*a\\.jar is no jar");
        Files.writeString(folder.resolve("small/journeyman.yaml"), "limit: 3\n");
        assertThat(console.run("doctor")).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem +configuration +(.|\n)*limit is unknown");
    }

    @Test
    void theTrackerThatIsChosenIsAskedWhatItNeeds() throws IOException, GitAPIException {
        Console console = healthy("[\"true\"]");
        assertThat(console.run("doctor", "--tracker", "linear")).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem +linear +settings\\.linear\\.team is missing: set it");
        Path configuration = folder.resolve("small/journeyman.yaml");
        Files.writeString(configuration, Files.readString(configuration) + "settings: {linear: {team: ENG}}\n");
        assertThat(console.run("doctor", "--tracker", "linear")).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem +linear +The variable LINEAR_API_KEY is not set");
        assertThat(console.run("doctor", "--tracker", "nowhere")).isEqualTo(1);
        assertThat(console.out()).containsPattern("problem .*no single WorkTracker named 'nowhere'");
        assertThat(folder.resolve("small/.git/journeyman")).as("it only looks").doesNotExist();
    }

    private Console healthy(String build) throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, build);
        return new Console(project.directory()).with("OPENAI_API_KEY", "a-key").with("PATH", System.getenv("PATH"));
    }
}
