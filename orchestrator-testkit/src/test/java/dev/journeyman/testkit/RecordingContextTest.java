package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingContextTest {
    @TempDir
    Path folder;

    @BeforeEach
    void putFiles() throws IOException {
        FolderTree.write(folder.resolve("src/A.txt"), "one\ntwo\none more\n");
        FolderTree.write(folder.resolve("B.txt"), "b\n");
    }

    @Test
    void editsChangeTheFolderAndTheTree() throws IOException {
        RecordingContext context = RecordingContext.in(folder);
        Tree before = context.tree();
        Change change = context.change(List.of(
                new FileEdit.Create("new/C.txt", "c\n"),
                new FileEdit.Replace("src/A.txt", "two", "2"),
                new FileEdit.Delete("B.txt")));
        assertThat(change.created()).containsExactly("new/C.txt");
        assertThat(change.modified()).containsExactly("src/A.txt");
        assertThat(change.deleted()).containsExactly("B.txt");
        assertThat(change.tree()).isEqualTo(context.tree().id()).isNotEqualTo(before.id());
        assertThat(Files.readString(folder.resolve("src/A.txt"))).isEqualTo("one\n2\none more\n");
        assertThat(before.read("B.txt")).contains("b\n");
    }

    @Test
    void ofEditsThatDoNotFitNoneIsMade() {
        RecordingContext context = RecordingContext.in(folder);
        refused(
                context,
                "edit.not-unique",
                new FileEdit.Delete("B.txt"),
                new FileEdit.Replace("src/A.txt", "one", "1"));
        refused(context, "edit.not-found", new FileEdit.Replace("src/A.txt", "three", "3"));
        refused(context, "edit.not-found", new FileEdit.Delete("nowhere"));
        refused(context, "edit.exists", new FileEdit.Create("B.txt", ""));
        assertThat(FolderTree.of(folder).id()).isEqualTo(context.tree().id());
        assertThat(context.tree().paths()).containsExactly("B.txt", "src/A.txt");
    }

    private static void refused(RecordingContext context, String code, FileEdit... edits) {
        assertThatThrownBy(() -> context.change(List.of(edits)))
                .isInstanceOfSatisfying(
                        StepFailedException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    @Test
    void theTreeIsReadAndSearched() {
        Tree tree = RecordingContext.in(folder).tree();
        assertThat(tree.search("one", 10))
                .containsExactly(new Tree.Hit("src/A.txt", 1, "one"), new Tree.Hit("src/A.txt", 3, "one more"));
        assertThat(tree.search("one", 1)).hasSize(1);
        assertThat(tree.read("nowhere")).isEmpty();
        assertThat(tree.contentId("B.txt")).isPresent().isNotEqualTo(tree.contentId("src/A.txt"));
    }

    @Test
    void commandsAreAnsweredByTheScript() {
        RecordingContext context = RecordingContext.in(
                folder, command -> new CommandResult(7, command.argv().get(0), false, 1));
        assertThat(context.run(Command.of("mvn")).exitCode()).isEqualTo(7);
        assertThat(context.step(
                        new Action.Compute("x"),
                        String.class,
                        step -> step.run(Command.of("ls")).output()))
                .isEqualTo("ls");
    }

    @Test
    void aReplayAnswersWithoutRunningAnything() {
        RecordingContext first = RecordingContext.in(folder);
        first.step(new Action.Compute("a"), String.class, step -> "value");
        assertThatThrownBy(() -> first.step(new Action.Compute("b"), String.class, RecordingContextTest::fail));
        RecordingContext replay = first.replay();
        assertThat(replay.step(new Action.Compute("a"), String.class, step -> "other"))
                .isEqualTo("value");
        assertThatThrownBy(() -> replay.step(new Action.Compute("b"), String.class, step -> "other"))
                .isInstanceOf(StepFailedException.class);
    }

    @Test
    void aReplayThatAsksForSomethingElseFails() {
        RecordingContext first = RecordingContext.in(folder);
        first.step(new Action.Compute("a"), String.class, step -> "value");
        assertThatThrownBy(() -> first.replay().step(new Action.Compute("z"), String.class, step -> ""))
                .isInstanceOf(AssertionError.class);
        RecordingContext longer = first.replay();
        longer.step(new Action.Compute("a"), String.class, step -> "");
        assertThatThrownBy(() -> longer.step(new Action.Compute("a"), String.class, step -> ""))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aReplaySeesTheTreesOfItsTime() {
        RecordingContext first = RecordingContext.in(folder);
        first.change(List.of(new FileEdit.Delete("B.txt")));
        RecordingContext replay = first.replay();
        assertThat(replay.tree().paths()).contains("B.txt");
        replay.change(List.of(new FileEdit.Delete("B.txt")));
        assertThat(replay.tree().paths()).doesNotContain("B.txt");
    }

    @Test
    void whatBodiesSpentIsAddedUp() {
        RecordingContext context = RecordingContext.in(folder);
        for (int i = 0; i < 2; i++) {
            context.step(new Action.Compute("a"), String.class, step -> {
                step.spent(new Usage(1, 10, 5, 100, 0));
                return step.stepId() + step.effectId();
            });
        }
        assertThat(context.spent()).isEqualTo(new Usage(2, 20, 10, 200, 0));
    }

    private static String fail(Object step) {
        throw new IllegalStateException("broken");
    }
}
