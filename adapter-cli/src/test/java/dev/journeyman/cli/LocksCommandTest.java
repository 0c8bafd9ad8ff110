package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.locks.LockFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksCommandTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    private Path folder;

    private Console console;
    private LockFolder locks;

    @BeforeEach
    void makeProject() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory());
        locks = new LockFolder(project.directory().resolve(".git/journeyman/locks"), () -> NOW);
    }

    @Test
    void whereNobodyWorksNothingIsHeld() {
        assertThat(console.run("locks")).isZero();
        assertThat(console.out()).isEqualTo("No item holds a file.\n");
    }

    @Test
    void theFilesOfItemsAreListedWithWhoWaits() throws IOException {
        locks.take(new WorkflowId("one"), "code#1/dispatch:1/first", List.of("a.txt"));
        locks.take(new WorkflowId("two"), "code#1/dispatch:1/second", List.of("a.txt"));
        long process = ProcessHandle.current().pid();

        assertThat(console.run("locks")).isZero();
        assertThat(console.out())
                .isEqualTo("a.txt  first of workflow one since 2026-11-21T10:00:00Z, process " + process + "\n"
                        + "    second of workflow two waits for it since 2026-11-21T10:00:00Z\n");

        assertThat(console.run("locks", "--json")).isZero();
        JsonNode lock = new ObjectMapper().readTree(console.out()).at("/locks/0");
        assertThat(lock.at("/path").asText()).isEqualTo("a.txt");
        assertThat(lock.at("/alive").asBoolean()).isTrue();
        assertThat(lock.at("/waiting/0/item").asText()).isEqualTo("second");
    }
}
