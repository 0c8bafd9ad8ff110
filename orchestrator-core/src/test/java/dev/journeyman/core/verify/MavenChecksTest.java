package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.CheckReport.Excuse;
import dev.journeyman.api.artifact.CheckReport.Excused;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real Maven; each run takes seconds, so each shows several things. */
@Timeout(240)
class MavenChecksTest {
    /** Three lines and one branching condition. */
    private static final String SIGN = """
            package sample;

            public final class Sign {
                public static String of(int n) {
                    if (n < 0) {
                        return "minus";
                    }
                    return "plus";
                }
            }
            """;

    /** With JUnit 4. */
    private static final String AGED_TEST = """
            package sample;

            public class AgedTest {
                @org.junit.Test
                public void works() {}

                @org.junit.Test
                public void fails() {
                    org.junit.Assert.assertEquals(1, 2);
                }
            }
            """;

    private static final String OWN_ARG_LINE = "<plugin><artifactId>maven-surefire-plugin</artifactId><configuration>"
            + "<argLine>-Downs.arg=line</argLine></configuration></plugin>";
    private static final String LATE_ARG_LINE = "<plugin><artifactId>maven-surefire-plugin</artifactId><configuration>"
            + "<argLine>@{argLine} -Downs.arg=line</argLine></configuration></plugin>";
    private static final String BOUND_JACOCO =
            "<plugin><groupId>org.jacoco</groupId><artifactId>jacoco-maven-plugin</artifactId><version>0.8.15</version>"
                    + "<executions><execution><goals><goal>prepare-agent</goal></goals></execution></executions></plugin>";

    @TempDir
    Path folder;

    private SampleProject project;
    private LocalStep step;
    private Checks checks;

    @BeforeEach
    void anEmptyProject() throws IOException {
        Path directory = Files.createDirectories(folder.resolve("work tree"));
        project = new SampleProject(directory);
        step = new LocalStep(directory);
        checks = new Checks(folder.resolve("scratch, really"), Duration.ofMinutes(3));
    }

    @Test
    void tellsFailuresFromFlakyAndKnownOnes() throws Exception {
        project.withPom("", "tests", "", "").with("src/test/java/sample/SomeTest.java", SOME_TEST);
        Path stale = Files.createDirectories(project.directory().resolve("target/surefire-reports"));
        Files.writeString(
                stale.resolve("TEST-sample.OldTest.xml"),
                "<testsuite><testcase classname='sample.OldTest' name='old'/></testsuite>");

        CheckReport first = run(Check.TEST);

        assertThat(first.passed()).isFalse();
        assertThat(first.broken()).isFalse();
        assertThat(first.exitCode())
                .as("failing tests are told by their reports")
                .isZero();
        assertThat(first.tests()).isEqualTo(6);
        assertThat(first.skipped()).isEqualTo(1);
        assertThat(first.tree()).isEqualTo(project.id());
        assertThat(first.output()).doesNotContain(folder.toString()).contains("Failures: ");
        assertThat(names(first))
                .containsExactlyInAnyOrder(
                        "sample.SomeTest#fails", "sample.SomeTest#failsOnce", "sample.SomeTest#even(int)[2]");
        assertThat(failure(first, "sample.SomeTest#fails").message()).contains("expected: <3>", "(SomeTest.java:");

        CheckReport again = checks.again(build(), first, step, project);

        assertThat(again.passed()).isFalse();
        assertThat(again.excused()).containsExactly(new Excused("sample.SomeTest#failsOnce", Excuse.FLAKY));
        assertThat(names(again)).doesNotContain("sample.SomeTest#failsOnce").hasSize(2);
        assertThat(Checks.withoutKnown(build(), again, again).passed()).isTrue();
    }

    @Test
    void namesFileAndLineOfCodeThatDoesNotCompile() throws Exception {
        project.withPom("", "broken", "", "")
                .with(
                        "src/main/java/sample/Broken.java",
                        "package sample;\n\nclass Broken {\n    int n = missing();\n}\n");

        CheckReport report = run(Check.COMPILE);

        assertThat(report.passed()).isFalse();
        assertThat(report.broken()).isTrue();
        assertThat(report.failures()).isEmpty();
        assertThat(Problems.of(report))
                .singleElement()
                .asString()
                .contains("src/main/java/sample/Broken.java:[4,13] cannot find symbol", "symbol:   method missing()")
                .doesNotContain(folder.toString(), "Help 1");
        assertThat(Checks.withoutKnown(build(), report, report).passed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {LATE_ARG_LINE + BOUND_JACOCO, BOUND_JACOCO})
    void measuresCoverageWhateverTheBuildDoesItself(String plugins) throws Exception {
        project.withPom("", "covered", "", plugins)
                .with("src/main/java/sample/Sign.java", SIGN)
                .with("src/test/java/sample/SignTest.java", test("SignTest", "\"plus\", Sign.of(1)"));

        CheckReport report = run(Check.COVERAGE);

        assertThat(report.passed()).as(report.output()).isTrue();
        assertThat(report.tests()).isEqualTo(1);
        assertThat(report.coverage()).contains(new Coverage(2, 4, 1, 2));
        assertThat(report.output()).doesNotContain("JAVA_TOOL_OPTIONS", folder.toString());
        assertThat(folder.resolve("scratch, really")).isEmptyDirectory();
    }

    @Test
    void testsBehindAFailingModuleAndSaysWhatItCouldNotTestBehindABrokenOne() throws Exception {
        project.withParentPom("low", "high", "other", "aged", "torn", "above")
                .withOldPom("aged/", "aged")
                .with("aged/src/test/java/sample/AgedTest.java", AGED_TEST)
                .withPom("low/", "low", "", "")
                .with("low/src/test/java/sample/LowTest.java", test("LowTest", "1, 2"))
                .withPom("high/", "high", dependency("low"), "")
                .with("high/src/test/java/sample/HighTest.java", test("HighTest", "1, 1"))
                .withPom("other/", "other", "", OWN_ARG_LINE)
                .with("other/src/main/java/sample/Sign.java", SIGN)
                .with("other/src/test/java/sample/OtherTest.java", test("OtherTest", "\"minus\", Sign.of(-1)"))
                .withPom("torn/", "torn", "", "")
                .with("torn/src/main/java/sample/Torn.java", "package sample;\n\nclass Torn {\n")
                .withPom("above/", "above", dependency("torn"), "")
                .with("above/src/test/java/sample/AboveTest.java", test("AboveTest", "1, 1"));

        CheckReport report = run(Check.COVERAGE);

        assertThat(names(report)).containsExactlyInAnyOrder("sample.LowTest#works", "sample.AgedTest#fails");
        assertThat(report.tests()).as(report.output()).isEqualTo(5);
        assertThat(report.broken()).isTrue();
        assertThat(Problems.of(report))
                .hasSize(3)
                .first()
                .asString()
                .contains("torn/src/main/java/sample/Torn.java:[3,13]", "Not tested: above");
        assertThat(Checks.withoutKnown(build(), report, report).passed()).isFalse();
        assertThat(report.coverage()).contains(new Coverage(2, 4, 1, 2));
    }

    private static String dependency(String module) {
        return "<dependency><groupId>sample</groupId><artifactId>" + module
                + "</artifactId><version>1</version></dependency>";
    }

    private CheckReport run(Check check) throws IOException, InterruptedException {
        return checks.run(build(), check, step, project);
    }

    private Build build() {
        return Builds.detect(project, ChecksSettings.DEFAULTS).orElseThrow();
    }

    private static List<String> names(CheckReport report) {
        return report.failures().stream().map(TestFailure::test).toList();
    }

    private static TestFailure failure(CheckReport report, String test) {
        return report.failures().stream()
                .filter(failure -> failure.test().equals(test))
                .findFirst()
                .orElseThrow();
    }

    private static String test(String name, String equal) {
        return """
               package sample;

               class %s {
                   @org.junit.jupiter.api.Test
                   void works() {
                       org.junit.jupiter.api.Assertions.assertEquals(%s);
                   }
               }
               """.formatted(name, equal);
    }

    private static final String SOME_TEST = """
            package sample;

            import static org.junit.jupiter.api.Assertions.assertEquals;
            import static org.junit.jupiter.api.Assertions.assertFalse;

            import java.nio.file.Files;
            import java.nio.file.Path;
            import org.junit.jupiter.api.Disabled;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.ValueSource;

            class SomeTest {
                @Test
                void passes() {}

                @Test
                void fails() {
                    assertEquals(3, 4);
                }

                @Test
                void failsOnce() throws Exception {
                    Path marker = Path.of("target/was-here");
                    boolean first = !Files.exists(marker);
                    Files.writeString(marker, "");
                    assertFalse(first);
                }

                @Disabled
                @Test
                void isSkipped() {}

                @ParameterizedTest
                @ValueSource(ints = {2, 3, 4})
                void even(int n) {
                    assertEquals(0, n % 2);
                }
            }
            """;
}
