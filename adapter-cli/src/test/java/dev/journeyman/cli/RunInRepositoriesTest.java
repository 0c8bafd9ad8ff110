package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} says of a repository that is not as in a book; the whole catalogue is a test of the engine's. */
class RunInRepositoriesTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Path git;

    @BeforeEach
    void makeProject() throws IOException, GitAPIException {
        project = SmallProject.in(folder, "[\"true\"]");
        git = project.directory().resolve(".git");
    }

    private Console run(int exit, Path place, String... more) {
        Console console = new Console(place);
        String[] words = new String[more.length + 4];
        System.arraycopy(more, 0, words, 4, more.length);
        words[0] = "run";
        words[1] = "Say bye.";
        words[2] = "--replay";
        words[3] = project.recording().toString();
        assertThat(console.run(words)).as(console::err).isEqualTo(exit);
        return console;
    }

    @Test
    void whatIsNotCommittedIsNamedBeforeAModelIsAskedAndWithTheResult() throws IOException {
        Files.writeString(project.directory().resolve("extra.txt"), "extra\n");
        String note = "1 uncommitted change is not included: extra.txt.";

        assertThat(run(0, project.directory()).out())
                .contains(note)
                .containsPattern("Notes +" + note)
                .containsSubsequence(note, "requirements: started");
    }

    @Test
    void whatIsNotCommittedCanBeTakenAlong() throws IOException {
        Files.writeString(project.directory().resolve("extra.txt"), "extra\n");

        assertThat(run(0, project.directory(), "--include-uncommitted").out())
                .contains("1 uncommitted change is included: extra.txt.");

        try (Git opened = Git.open(project.directory().toFile())) {
            Repository repository = opened.getRepository();
            assertThat(repository.resolve("journeyman/say-bye~1:extra.txt")).isNotNull();
            assertThat(repository.resolve("journeyman/say-bye~1:bye.txt")).isNull();
            assertThat(repository.resolve("journeyman/say-bye~2")).isEqualTo(repository.resolve("HEAD"));
        }
        assertThat(project.directory().resolve("extra.txt")).exists();
    }

    @Test
    void aRefusalLeavesNoTrace() throws IOException {
        Files.createDirectory(git.resolve("rebase-merge"));

        assertThat(run(2, project.directory()).err())
                .contains("A rebase is under way")
                .contains("--base");
        assertThat(git.resolve("journeyman")).doesNotExist();
        run(0, project.directory(), "--base", "HEAD");
    }

    @Test
    void aRepositoryWithoutACommitIsRefusedAndStaysEmpty() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Git.init().setDirectory(empty.toFile()).call().close();

        assertThat(run(2, empty).err()).contains("Commit something first");
        assertThat(empty.resolve(".git/journeyman")).doesNotExist();
    }

    @Test
    void aBareRepositoryIsConfiguredByWhatIsCommitted() throws Exception {
        Path bare = folder.resolve("bare.git");
        Git.cloneRepository()
                .setURI(project.directory().toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();

        assertThat(run(0, bare).out()).contains("Completed after");
        assertThat(bare.resolve("refs/heads/journeyman/say-bye")).exists();
    }
}
