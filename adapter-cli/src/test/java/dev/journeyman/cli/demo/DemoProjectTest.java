package dev.journeyman.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoProjectTest {
    @TempDir
    private Path folder;

    @Test
    void theListOfFilesIsComplete() throws IOException {
        Path resources = Path.of("src/main/resources/demo");
        try (Stream<Path> files = Files.walk(resources.resolve("project"))) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> resources.resolve("project").relativize(file).toString())
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(resources.resolve("files.txt"))).isEqualTo(there);
        }
    }

    @Test
    void becomesACleanRepositoryWithOneCommit() throws IOException, GitAPIException {
        Path project = DemoProject.in(folder.resolve("new"), true);
        try (Git git = Git.open(project.toFile())) {
            assertThat(git.log().call()).hasSize(1);
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.getRepository().getBranch()).isEqualTo("main");
        }
        assertThat(project.resolve(".gitignore")).hasContent("target/");
        assertThat(project.resolve("gitignore")).doesNotExist();
    }

    @Test
    void itsCommitIsTheSameEverywhere() throws IOException {
        assertThat(head(DemoProject.in(folder.resolve("a"), true)))
                .isEqualTo(head(DemoProject.in(folder.resolve("b"), false)));
    }

    @Test
    void aForeignFolderIsRefusedAndLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        assertThatThrownBy(() -> DemoProject.in(folder, true))
                .isInstanceOf(OrchestratorException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("--dir");
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).containsExactly(folder.resolve("mine.txt"));
        }
    }

    @Test
    void anotherRepositoryIsForeignToo() throws GitAPIException {
        Git.init().setDirectory(folder.toFile()).call().close();
        assertThatThrownBy(() -> DemoProject.in(folder, true)).isInstanceOf(OrchestratorException.class);
    }

    @Test
    void onesOwnFolderIsLeftAsItIs() throws IOException {
        DemoProject.in(folder, true);
        Files.writeString(folder.resolve("README.md"), "edited");
        DemoProject.in(folder, true);
        assertThat(folder.resolve("README.md")).hasContent("edited");
    }

    @Test
    void aCopyWhoseMakingWasKilledIsMadeAgain() throws IOException {
        Path whole = DemoProject.in(folder.resolve("whole"), true);
        Path torn = folder.resolve("torn");
        DemoProject.in(torn, true);
        Files.delete(torn.resolve(".git/refs/heads/main"));
        Files.delete(torn.resolve("pom.xml"));
        assertThat(head(DemoProject.in(torn, true))).isEqualTo(head(whole));
        assertThat(torn.resolve("pom.xml")).exists();
    }

    @Test
    void remembersWhoAnswers() {
        DemoProject.in(folder.resolve("recorded"), true);
        DemoProject.in(folder.resolve("live"), false);
        assertThat(DemoProject.answersFromRecording(folder.resolve("recorded/src/main")))
                .isTrue();
        assertThat(DemoProject.answersFromRecording(folder.resolve("live"))).isFalse();
        assertThat(DemoProject.answersFromRecording(folder)).isFalse();
    }

    private static String head(Path project) throws IOException {
        try (Git git = Git.open(project.toFile())) {
            return Objects.requireNonNull(git.getRepository().resolve("HEAD")).name();
        }
    }
}
