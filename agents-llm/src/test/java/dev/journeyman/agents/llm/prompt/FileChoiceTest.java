package dev.journeyman.agents.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.journeyman.agents.llm.Asks;
import dev.journeyman.agents.llm.MapTree;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.artifact.CodeReport;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileChoiceTest {
    private static final MapTree TREE = new MapTree(Map.of(
            "pom.xml", "<project/>",
            "README.md", "# Sample",
            "src/main/java/demo/Totals.java", "class Totals {}",
            "src/main/java/demo/Report.java", "class Report {}",
            "src/main/java/demo/Amount.java", "class Amount {}",
            "src/test/java/demo/TotalsTest.java", "class TotalsTest {}",
            "web/app.ts", "let x;"));

    @Test
    void anItemNeedsItsPlannedFilesAndIsHelpedByWhatLiesBeside() {
        PlanItem before =
                Asks.item("before", List.of(), new PlannedFile("src/main/java/demo/Report.java", Intent.CREATE));
        PlanItem item = Asks.item(
                "item",
                List.of("before"),
                new PlannedFile("src/main/java/demo/Totals.java", Intent.MODIFY),
                new PlannedFile("src/main/java/demo/New.java", Intent.CREATE));
        Assignment ask = Asks.forItem(
                Asks.of(
                        Role.BACKEND,
                        new Plan("s", List.of(before, item), ""),
                        research("src/main/java/demo/Amount.java")),
                item);

        FileChoice choice = FileChoice.of(ask, TREE);

        assertThat(choice.needed()).containsExactly("src/main/java/demo/Totals.java");
        assertThat(choice.helpful())
                .containsExactly(
                        "src/main/java/demo/Report.java",
                        "src/test/java/demo/TotalsTest.java",
                        "pom.xml",
                        "src/main/java/demo/Amount.java");
    }

    @Test
    void whatProblemsNameIsNeeded() {
        FileChoice choice = FileChoice.of(
                Asks.withProblems(
                        Asks.of(Role.BACKEND),
                        "[ERROR] /somewhere/else/src/main/java/demo/Report.java:[12,5] cannot find symbol",
                        "demo.TotalsTest#addsUp: expected 1",
                        "  at demo.Amount.of(Amount.java:7)\n at java.base/java.util.List.of(List.java:1)",
                        "web\\app.ts(3,1): error"),
                TREE);

        assertThat(choice.needed())
                .containsExactly(
                        "src/main/java/demo/Report.java",
                        "src/test/java/demo/TotalsTest.java",
                        "src/main/java/demo/Amount.java",
                        "web/app.ts");
        assertThat(choice.lines())
                .containsEntry("src/main/java/demo/Report.java", 12)
                .containsEntry("src/main/java/demo/Amount.java", 7)
                .containsEntry("web/app.ts", 0);
        assertThat(choice.helpful()).contains("src/main/java/demo/Totals.java");
    }

    @Test
    void outputOfAnyLengthIsReadInOnePass() {
        Assignment ask = Asks.withProblems(Asks.of(Role.BACKEND), "x".repeat(4_000_000) + " web/app.ts");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(FileChoice.of(ask, TREE).needed()).containsExactly("web/app.ts"));
    }

    @Test
    void anAskWithoutAnItemNeedsAllThatWasChanged() {
        CodeReport code = new CodeReport(List.of(new CodeReport.Item(
                "one", "coder", "s", List.of("src/main/java/demo/Totals.java", "gone.txt"), Optional.empty())));

        assertThat(FileChoice.of(Asks.of(Role.TESTER, code), TREE).needed())
                .containsExactly("src/main/java/demo/Totals.java");
        assertThat(FileChoice.of(Asks.of(Role.DOCUMENTER, code), TREE).needed())
                .containsExactly("src/main/java/demo/Totals.java", "README.md");
    }

    @Test
    void neededFilesAreAllShownTheLargestTrimmedFirst() {
        MapTree tree = new MapTree(Map.of("big", "line\n".repeat(1000), "small", "tiny\n", "helpful", "x".repeat(900)));
        FileChoice choice = new FileChoice(List.of("big", "small"), List.of("helpful"), Map.of());

        Excerpts excerpts = Excerpts.of(choice, tree, 300);

        assertThat(excerpts.shown()).extracting(Excerpt::path).containsExactly("big", "small");
        assertThat(excerpts.shown().get(0).text()).hasSizeBetween(800, 900);
        assertThat(excerpts.shown().get(0).note())
                .startsWith("Cut for room: lines 1 to 17")
                .contains("of 1000");
        assertThat(excerpts.shown().get(1)).isEqualTo(Excerpt.whole("small", "tiny\n"));
        assertThat(excerpts.left()).containsExactly("helpful");
    }

    @Test
    void helpfulFilesAreShownWholeWhileThereIsRoom() {
        MapTree tree =
                new MapTree(Map.of("need", "n".repeat(100), "a", "a".repeat(150), "b", "b".repeat(100), "c", "c"));
        FileChoice choice = new FileChoice(List.of("need"), List.of("a", "b", "c"), Map.of());

        Excerpts excerpts = Excerpts.of(choice, tree, 100);

        assertThat(excerpts.shown()).extracting(Excerpt::path).containsExactly("need", "a", "c");
        assertThat(excerpts.left()).containsExactly("b");
        assertThat(CodeBase.files(choice, tree, 100))
                .contains("### need\n\n```\nnnn")
                .endsWith("Left out for lack of room: b\n");
    }

    @Test
    void aTrimmedFileIsShownAroundTheLineThatMatters() {
        String text = "0123456789\n".repeat(100);

        Excerpt excerpt = Excerpt.whole("f", text).trimmed(112, 50);

        assertThat(excerpt.note()).isEqualTo("Cut for room: lines 45 to 54 of 100 are shown.\n\n");
        assertThat(excerpt.text()).hasSize(110);
        assertThat(Excerpt.whole("f", text).trimmed(112, 500).note()).contains("to 100 of 100");
        assertThat(Excerpt.whole("f", "x".repeat(500)).trimmed(100, 0).text()).isEqualTo("\n");
    }

    private static ResearchReport research(String path) {
        return new ResearchReport(
                "",
                1,
                1,
                1,
                List.of(new TypeSummary(path, "demo.X", "class", List.of(), List.of())),
                List.of(),
                List.of());
    }
}
