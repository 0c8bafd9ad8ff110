package dev.journeyman.agents.llm.research.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceParserTest {
    private final SourceParser parser = new SourceParser();

    @Test
    void typesAreFoundWithTheirMethodsAndImports() {
        SourceFacts file = facts("""
                package demo;

                %1$s java.util.List;
                %1$s static java.util.Map.*;

                public class Report {
                    Report(int width) {}
                    public static <T> List<T> of(T... parts) throws java.io.IOException { return List.of(); }
                    private void hidden() {}
                    record Line(String text, int number) { }
                    private static class Secret { }
                    interface Printer { void print(Report report); }
                }
                enum Style { BOLD, PLAIN; boolean strong() { return this == BOLD; } }
                @interface Marker { String value(); }
                """
                // The formatter takes imports within a text for the file's own.
                .formatted("import"));

        List<String> imports = List.of("java.util.List", "static java.util.Map.*");
        assertThat(file.problem()).isEmpty();
        assertThat(file.imports()).isEqualTo(imports);
        assertThat(file.types())
                .containsExactly(
                        new TypeFacts(
                                "demo.Report",
                                "class",
                                List.of(
                                        "Report(int width)",
                                        "static List<T> of(T... parts) throws java.io.IOException"),
                                List.of()),
                        new TypeFacts(
                                "demo.Report.Line", "record", List.of("Line(String text, int number)"), List.of()),
                        new TypeFacts(
                                "demo.Report.Printer", "interface", List.of("void print(Report report)"), List.of()),
                        new TypeFacts("demo.Style", "enum", List.of("BOLD, PLAIN", "boolean strong()"), List.of()),
                        new TypeFacts("demo.Marker", "annotation", List.of(), List.of()));
    }

    @Test
    void aFileThatDoesNotParseIsAFinding() {
        SourceFacts file = facts("class Broken { void x( }");

        assertThat(file.types()).isEmpty();
        assertThat(file.problem()).isPresent();
    }

    @Test
    void whatOnlyTheCompilerRefusesIsReadAllTheSame() {
        SourceFacts file = facts("abstract final class Odd {}");

        assertThat(file.problem()).isEmpty();
        assertThat(file.types()).extracting(TypeFacts::name).containsExactly("Odd");
    }

    @Test
    void allTypesThatAFileUsesAreNamedOnce() {
        assertThat(facts("""
                                @Marker(Kind.class) class A extends Base<Item[]> {
                                    @Checked({Rule.X}) Map<String, ? extends Item> all = new TreeMap<>();
                                    void run() throws Odd { try { Tools.go(local -> (Item) Tools::go); } catch (One | Other e) { var x = 1; } }
                                }
                                """).references())
                .containsExactly(
                        "Base", "Checked", "Item", "Kind", "Map", "Marker", "Odd", "One", "Other", "Rule", "String",
                        "Tools", "TreeMap");
    }

    @Test
    void theNewestLanguageIsUnderstood() {
        assertThat(facts("""
                                sealed interface S permits A {}
                                record A(int x) implements S {}
                                class T { int t(S s) { return switch (s) { case A(int x) when x > 0 -> x; case A a -> 0; }; } }
                                """).problem()).isEmpty();
    }

    @Test
    void aSourceOfAnyDepthEndsWell() {
        String deep = "class D { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";

        assertThat(facts(deep).problem()).isPresent();
        assertThat(facts("class After {}").types()).hasSize(1);
    }

    @Test
    void commentsAreKeptButNotTheLicence() {
        String comments = parser.parse("""
                        /* A licence. */
                        package demo;
                        /** Says what. */
                        class A { void a() { /* Within. */ } // After.
                        }
                        """).comments();

        assertThat(comments).contains("Says what.", "Within.", "After.").doesNotContain("licence");
    }

    private SourceFacts facts(String source) {
        return parser.parse(source).facts();
    }
}
