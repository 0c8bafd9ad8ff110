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

/** What can be chosen by name, and how it is chosen. */
class PluginsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsBundledIsListedAlsoOutsideAProject() {
        Console console = new Console(folder);
        assertThat(console.run("plugins")).isZero();
        assertThat(console.out())
                .startsWith("CheckpointStore\n")
                .containsPattern("\nAgent\n( .*\n)* +planner +")
                .containsPattern("\nPhase\n +requirements +")
                .containsPattern("\nInputAdapter\n +non-interactive +")
                .doesNotContain("Cannot be used");
    }

    @Test
    void withJsonEachSaysItsSpiAndOrigin() throws IOException {
        Console console = new Console(folder);
        assertThat(console.run("plugins", "--json")).isZero();
        JsonNode first = new ObjectMapper().readTree(console.out()).at("/plugins/0");
        assertThat(first.at("/spi").asText()).isEqualTo("CheckpointStore");
        assertThat(first.at("/name").asText()).isEqualTo("json");
        assertThat(first.at("/origin").asText()).contains("backend-json");
        assertThat(first.has("problem")).isFalse();
    }

    @Test
    void aFolderThatIsNotThereIsWrongUsage() {
        Console console = new Console(folder);
        assertThat(console.run("plugins", "--plugins", "nowhere")).isEqualTo(2);
        assertThat(console.err())
                .hasLineCount(1)
                .contains(folder.resolve("nowhere").toString());
    }

    @Test
    void aNameThatNobodyHasIsWrongUsageAndNothingIsWritten() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        Console console = new Console(project.directory());
        assertThat(console.run("list", "--store", "stone")).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("'stone'", "json", "h2", "postgresql", "plugins");
        assertThat(console.run(
                        "run",
                        "Say bye",
                        "--agent",
                        "planner=nobody",
                        "--replay",
                        project.recording().toString()))
                .isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("'nobody'");
        assertThat(console.run(
                        "run",
                        "Say bye",
                        "--agent",
                        "planner=tester",
                        "--replay",
                        project.recording().toString()))
                .isEqualTo(2);
        assertThat(console.err()).contains("'tester' was chosen as planner, but it plays [tester]");
        assertThat(project.directory().resolve(".git/journeyman/workflows")).doesNotExist();
    }

    @Test
    void whatWasChosenStandsInTheHints() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        Console console = new Console(project.directory());
        assertThat(console.run(
                        "run",
                        "Say bye",
                        "--gates",
                        "planning",
                        "--store",
                        "json",
                        "--replay",
                        project.recording().toString()))
                .isEqualTo(3);
        assertThat(console.out()).containsPattern("journeyman resume [a-z0-9-]+ --store json");
    }

    @Test
    void aPipelineOfTheConfigurationIsRunByItsName() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        Path configuration = project.directory().resolve("journeyman.yaml");
        Files.writeString(
                configuration, Files.readString(configuration) + "pipelines:\n  think: [requirements, research]\n");
        Console console = new Console(project.directory());
        String[] run = {
            "run",
            "Say bye",
            "--pipeline",
            "think",
            "--replay",
            project.recording().toString()
        };
        assertThat(console.run(run)).isZero();
        assertThat(console.out()).contains("research: done").doesNotContain("plan: started");
        run[3] = "unheard-of";
        assertThat(console.run(run)).isEqualTo(2);
        assertThat(console.err()).hasLineCount(1).contains("'unheard-of'", "think", "feature");
    }
}
