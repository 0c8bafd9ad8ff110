package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rolling back a delivered workflow, and taking that back. */
class RollbackCommandTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Console console;
    private String id;
    private long completed;

    @BeforeEach
    void deliver() throws IOException, GitAPIException {
        project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory());
        assertThat(console.run("run", "Say bye", "--replay", project.recording().toString(), "--json"))
                .as(console.err())
                .isZero();
        id = json().at("/workflow").asText();
        completed = json().at("/sequence").asLong();
    }

    private JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(console.out());
    }

    private long sequence() throws JsonProcessingException {
        assertThat(console.run("status", id, "--json")).isZero();
        return json().at("/sequence").asLong();
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() throws JsonProcessingException {
        assertThat(console.run("rollback", id, "--to", "phase:code", "--dry-run"))
                .as(console.err())
                .isZero();
        assertThat(console.out())
                .contains("nothing was done yet")
                .contains("deleted bye.txt +0 -1")
                .containsPattern("deliver of commit#1/deliver/1 stays as it is")
                .contains("bye goes back to todo")
                .contains("which stays spent")
                .contains("journeyman rollback " + id + " --to ");
        assertThat(sequence()).isEqualTo(completed);
    }

    @Test
    void aRollbackCanBeTakenBackAndTheDeliveredBranchStays() throws IOException {
        String delivered = delivered();
        assertThat(console.run("rollback", id, "--to", "after plan"))
                .as(console.err())
                .isZero();
        assertThat(console.out())
                .contains("Rolled back to event ")
                .contains("journeyman resume " + id)
                .contains("journeyman rollback " + id + " --to " + completed);
        assertThat(console.run("status", id)).isZero();
        assertThat(console.out()).contains("stopped");
        assertThat(console.run("checkpoints", id)).isZero();
        assertThat(console.out()).containsPattern("\\d\\* .* completed").contains("before rollback to ");

        assertThat(console.run("rollback", id, "--to", Long.toString(completed), "--json"))
                .as(console.err())
                .isZero();
        assertThat(json().at("/rollback").asText()).isEqualTo("done");
        assertThat(console.run("resume", id, "--replay", project.recording().toString()))
                .as(console.out() + console.err())
                .isZero();
        assertThat(console.out()).contains("Completed after");
        assertThat(delivered()).isEqualTo(delivered);
        assertThat(console.run("audit", id)).isZero();
        assertThat(console.out()).contains("rolled back");
    }

    private String delivered() throws IOException {
        try (Git git = Git.open(project.directory().toFile())) {
            return git.getRepository().getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                    .map(ref -> ref.getName() + " " + ref.getObjectId())
                    .toList()
                    .toString();
        }
    }

    @Test
    void aTargetThatIsNotThereIsWrongUsage() throws JsonProcessingException {
        assertThat(console.run("rollback", id, "--to", "99999")).isEqualTo(2);
        assertThat(console.err()).contains("There is no event 99999");
        assertThat(console.run("rollback", id, "--to", "after lunch", "--json")).isEqualTo(2);
        assertThat(json().at("/error/code").asText()).isEqualTo("rollback.unknown-name");
        assertThat(sequence()).isEqualTo(completed);
    }
}
