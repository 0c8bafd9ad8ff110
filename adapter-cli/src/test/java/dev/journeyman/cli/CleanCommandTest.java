package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room that workflows take, and how it is had back. */
@SuppressWarnings("NullAway.Init")
class CleanCommandTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Console console;

    @BeforeEach
    void makeProject() throws IOException, GitAPIException {
        project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory());
    }

    private String run(String... more) throws JsonProcessingException {
        String[] args = {
            "run", "Say bye", "--json", "--replay", project.recording().toString()
        };
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        console.run(all);
        return json().at("/workflow").asText();
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(console.out());
    }

    @Test
    void aDryRunSaysWhatItWouldFreeAndCleanFreesIt() throws Exception {
        String id = run();
        Path workflows = project.directory().resolve(".git/journeyman/workflows");
        assertThat(console.run("status", id)).isZero();
        assertThat(console.out()).containsPattern("Disk +record [\\d.]+ KB, directories [\\d.]+ K?B");

        assertThat(console.run("clean", "--dry-run")).isZero();
        assertThat(console.out())
                .containsPattern("would clean +" + id + " +completed +[\\d.]+ KB +Say bye")
                .containsPattern(
                        "It would free [\\d.]+ KB: records [\\d.]+ KB, directories .*, objects [\\d.]+ K?B\\.");
        assertThat(workflows).isNotEmptyDirectory();

        assertThat(console.run("clean")).isZero();
        assertThat(console.out()).containsPattern("cleaned +" + id).contains("Freed ");
        assertThat(workflows).isEmptyDirectory();
        assertThat(folder.resolve("state/journeyman")).isDirectoryNotContaining("glob:**/" + id + "/**");
        try (Git git = Git.open(project.directory().toFile())) {
            assertThat(git.getRepository().resolve("journeyman/say-bye:bye.txt"))
                    .isNotNull();
        }
        assertThat(console.run("list")).isZero();
        assertThat(console.out()).isEqualTo("No workflow yet.\n");
        assertThat(console.run("clean")).isZero();
        assertThat(console.out()).startsWith("No workflow is to be cleaned.");
    }

    @Test
    void aWaitingWorkflowIsRefusedByName() throws Exception {
        String id = run("--gates", "planning");
        assertThat(console.run("clean", "--failed")).isZero();
        assertThat(console.run("clean", id.substring(0, 5))).isEqualTo(1);
        assertThat(console.out()).contains("Workflow " + id + " is paused: resume it, or abandon it first.");
        assertThat(console.run("clean", id, "--json")).isEqualTo(1);
        assertThat(json().at("/workflows/0/cleaned").asBoolean()).isFalse();
        assertThat(json().at("/workflows/0/refusal").asText()).contains("is paused");
        assertThat(console.run("clean", "nobody")).isEqualTo(2);
    }

    @Test
    void ageAndRecordsAreChosen() throws Exception {
        String id = run();
        assertThat(console.run("clean", "--older-than", "1d")).isZero();
        assertThat(console.out()).startsWith("No workflow");
        assertThat(console.run("clean", "--older-than", "soon")).isEqualTo(2);
        assertThat(console.err()).contains("'soon' is no time");
        assertThat(console.run("clean", "--keep-journals", "--json")).isZero();
        assertThat(json().at("/workflows/0/disk/journalBytes").asLong()).isZero();
        assertThat(json().at("/objectsFreedBytes").asLong()).isPositive();
        assertThat(console.run("audit", id)).isZero();
        assertThat(console.out()).contains("clean");
        assertThat(console.run("rollback", id, "--to", "3")).isEqualTo(2);
        assertThat(console.err()).contains("was cleaned");
    }

    @Test
    void retentionIsAppliedAtTheNextRunAndSaidInALine() throws Exception {
        String old = run();
        Path configuration = project.directory().resolve("journeyman.yaml");
        Files.writeString(configuration, Files.readString(configuration) + "retention: 30d\n");
        console.waits(Duration.ofDays(31));
        assertThat(console.run("run", "Say bye", "--replay", project.recording().toString()))
                .isZero();
        assertThat(console.out())
                .containsPattern("Cleaned 1 workflow that ended more than 30d ago \\(retention\\): .*KB");
        assertThat(console.run("status", old)).isEqualTo(2);
    }
}
