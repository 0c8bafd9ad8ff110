package dev.journeyman.core.plan;

import static dev.journeyman.core.plan.Plans.item;
import static dev.journeyman.core.plan.Plans.plan;
import static dev.journeyman.core.plan.Plans.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.step.Tree;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedFilesTest {
    private static final Tree TREE = new Paths(List.of("pom.xml", "src/main/App.java"));

    @Test
    void findsNothingWrongWithAPlanThatFits() {
        assertThat(problems(
                        with(item("a"), create("src/New.java"), modify("pom.xml")),
                        with(item("b", "a"), modify("src/New.java"), delete("src/main/App.java")),
                        with(item("c", "b"), create("src/main/App.java"), modify("docs/"))))
                .isEmpty();
    }

    @Test
    void refusesToCreateWhatExists() {
        assertThat(problems(with(item("a"), create("pom.xml"))))
                .containsExactly("Item 'a' creates 'pom.xml', but the file exists: plan MODIFY instead.");
    }

    @Test
    void refusesToCreateWhatAPredecessorCreates() {
        assertThat(problems(
                        with(item("a"), create("New.java")), item("b", "a"), with(item("c", "b"), create("New.java"))))
                .singleElement()
                .asString()
                .contains("'c'", "its predecessor 'a' creates it");
    }

    @Test
    void refusesTwoUnorderedCreators() {
        assertThat(problems(with(item("a"), create("New.java")), with(item("b"), create("New.java"))))
                .singleElement()
                .asString()
                .contains("'a' creates 'New.java', and so does 'b'");
    }

    @Test
    void suggestsANamesakeForAMissingFile() {
        assertThat(problems(with(item("a"), modify("src/App.java"))))
                .singleElement()
                .asString()
                .contains("'a' modifies 'src/App.java'", "no such file", "src/main/App.java");
    }

    @Test
    void namesTheItemThatCreatesAMissingFile() {
        assertThat(problems(with(item("a"), create("New.java")), with(item("b"), modify("New.java"))))
                .singleElement()
                .asString()
                .contains("until 'a' creates it: add 'a' to dependsOn");
    }

    @Test
    void refusesToTouchWhatAPredecessorDeletes() {
        assertThat(problems(with(item("a"), delete("pom.xml")), with(item("b", "a"), delete("pom.xml"))))
                .singleElement()
                .asString()
                .contains("'b' deletes 'pom.xml'", "its predecessor 'a' deletes it");
    }

    @Test
    void refusesAFileThatIsNamedTwice() {
        assertThat(problems(with(item("a"), modify("pom.xml"), delete("pom.xml"))))
                .singleElement()
                .asString()
                .contains("'pom.xml' more than once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../x",
                "a/../b",
                "./a",
                "a//b",
                "a\\b",
                ".git/config",
                "a/.GIT/x",
                "C:/x",
                " ",
                "/",
                "a\nb"
            })
    void refusesPathsOutsideTheRepository(String path) {
        assertThat(problems(with(item("a"), create(path))))
                .singleElement()
                .asString()
                .contains("no path");
    }

    @ParameterizedTest
    @ValueSource(strings = {".gitignore", "a/b.c/", "...", "a b/ä.txt", ".github/workflows/x.yml"})
    void acceptsUnusualPathsInside(String path) {
        assertThat(RepositoryPath.valid(path)).isTrue();
    }

    private static List<String> problems(PlanItem... items) {
        return PlannedFiles.problems(plan(items), TREE);
    }

    private static PlannedFile create(String path) {
        return new PlannedFile(path, Intent.CREATE);
    }

    private static PlannedFile modify(String path) {
        return new PlannedFile(path, Intent.MODIFY);
    }

    private static PlannedFile delete(String path) {
        return new PlannedFile(path, Intent.DELETE);
    }

    private record Paths(List<String> paths) implements Tree {
        @Override
        public String id() {
            return "tree";
        }

        @Override
        public Optional<String> contentId(String path) {
            return read(path);
        }

        @Override
        public Optional<String> read(String path) {
            return paths.contains(path) ? Optional.of("") : Optional.empty();
        }

        @Override
        public List<Hit> search(String text, int limit) {
            return List.of();
        }
    }
}
