package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.Asks;
import dev.journeyman.agents.llm.FakeContext;
import dev.journeyman.agents.llm.MapTree;
import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.Criterion;
import dev.journeyman.api.artifact.Requirements;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.artifact.UserStory;
import dev.journeyman.api.step.Action;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResearchAgentTest {
    private final ResearchAgent agent = new ResearchAgent(CodeResearch.inMemory());

    @Test
    void theTypeThatTheRequestNamesComesFirstAndWhatItImportsNearby() {
        ResearchReport report = research(large().with(
                        "src/main/java/demo/ReportPrinter.java",
                        "package demo; import demo.money.Ledger; class ReportPrinter { void print() {} }")
                .with("src/test/java/demo/ReportPrinterTest.java", "package demo; class ReportPrinterTest {}")
                .with("src/main/java/demo/money/Ledger.java", "package demo.money; public class Ledger {}")
                .with("src/main/java/demo/Summary.java", "package demo; class Summary { int total() { return 0; } }"));

        assertThat(report.relevant())
                .extracting(TypeSummary::name)
                .startsWith("demo.ReportPrinter")
                .contains("demo.ReportPrinterTest", "demo.money.Ledger", "demo.Summary")
                .doesNotContain("noise.Noise7");
        assertThat(report.summary()).contains("most relevant: demo.ReportPrinter, ");
    }

    @Test
    void aSmallCodeBaseIsShownWhole() {
        ResearchReport report = research(MapTree.of("A.java", "class A {}").with("B.java", "class B {}"));

        assertThat(report.relevant()).extracting(TypeSummary::name).containsExactly("A", "B");
        assertThat(report.types()).isEqualTo(2);
    }

    @Test
    void requirementsAndAnswersCountAsWell() throws Exception {
        MapTree tree = large().with("Currency.java", "class Currency {}").with("Locale.java", "class Locales {}");
        Requirements requirements = new Requirements(
                "t",
                "s",
                List.of(new UserStory(
                        "1",
                        "r",
                        "see currencies",
                        "v",
                        List.of(new Criterion("g", "w", "a locale is used")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "P2",
                "simple",
                List.of());

        ResearchReport report = report(agent.perform(Asks.of(Role.RESEARCHER, requirements), new FakeContext(tree)));

        assertThat(report.relevant()).extracting(TypeSummary::name).contains("Currency", "Locales");
    }

    @Test
    void unchangedContentIsNeverParsedAgainWhereverItStands() {
        MapTree tree = large();
        assertThat(research(tree).parsed()).isEqualTo(tree.files().size());
        assertThat(research(tree).parsed()).isZero();

        Map<String, String> moved = new TreeMap<>();
        tree.files().forEach((path, text) -> moved.put("moved/" + path, text));
        ResearchReport after = research(new MapTree(moved).with("New.java", "class New {}"));

        assertThat(after.parsed()).isOne();
        assertThat(after.types()).isEqualTo(tree.files().size() + 1);
    }

    @Test
    void filesThatCannotBeParsedAreNamed() {
        ResearchReport report = research(MapTree.of("Broken.java", "class {").with("Binary.java", "\0"));

        assertThat(report.problems())
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem).startsWith("Broken.java: "))
                .contains("Binary.java: is not UTF-8 text, or larger than 1 MiB");
        assertThat(report.summary()).contains("2 could not be parsed");
    }

    @Test
    void buildFilesDocumentsAndResourcesOfTheSameWordsAreNamed() {
        ResearchReport report = research(MapTree.of("pom.xml", "")
                .with("sub/build.gradle.kts", "")
                .with("CHANGELOG.md", "")
                .with("src/main/resources/report-total.properties", "")
                .with("src/main/resources/other.properties", ""));

        assertThat(report.otherFiles())
                .containsExactly(
                        "CHANGELOG.md",
                        "pom.xml",
                        "sub/build.gradle.kts",
                        "src/main/resources/report-total.properties");
        assertThat(report.summary()).isEqualTo("5 files with 0 Java types; none of them seems to matter.");
    }

    @Test
    void itIsOneStepThatAsksNoModel() throws Exception {
        FakeContext context = new FakeContext(large());
        Outcome first = agent.perform(Asks.of(Role.RESEARCHER), context);

        FakeContext replay = context.replay(large());
        Outcome second = agent.perform(Asks.of(Role.RESEARCHER), replay);

        assertThat(context.actions()).containsExactly(new Action.Compute("index"));
        assertThat(second).isEqualTo(first);
        assertThat(replay.replayedAll()).isTrue();
    }

    @Test
    void wordsMeetAcrossTheirForms() {
        CodeAnalyzer analyzer = new CodeAnalyzer();

        assertThat(analyzer.terms("Totals are parsed by theReportPrinter in HTTPServer2 mode"))
                .containsAll(analyzer.terms("total parser report printers http server2"));
        assertThat(analyzer.terms("the of a Java")).isEmpty();
    }

    private ResearchReport research(MapTree tree) {
        try {
            return report(agent.perform(Asks.of(Role.RESEARCHER), new FakeContext(tree)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static ResearchReport report(Outcome outcome) {
        return (ResearchReport) ((Outcome.Done) outcome).artifact().orElseThrow();
    }

    private static MapTree large() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 250; i++) {
            files.put("noise/Noise" + i + ".java", "package noise; class Noise" + i + " { void hum() {} }");
        }
        return new MapTree(files);
    }
}
