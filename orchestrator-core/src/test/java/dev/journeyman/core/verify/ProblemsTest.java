package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.TestFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void aPassedCheckHasNone() {
        assertThat(Problems.of(report(0, "[ERROR] only a log line"))).isEmpty();
    }

    @Test
    void namesEachFailedTestWithItsKind() {
        assertThat(Problems.of(report(1, "", new TestFailure("A#a", "java.lang.AssertionError", "1 is not 2"))))
                .containsExactly("The test A#a fails (assertion): java.lang.AssertionError: 1 is not 2");
    }

    @Test
    void keepsEachErrorOfMavenOnceAndNoAdvice() {
        String output = """
                [INFO] Compiling 2 source files
                [ERROR] COMPILATION ERROR :
                [INFO] -------------------------------------------------------------
                [ERROR] src/A.java:[3,5] cannot find symbol
                  symbol:   class B
                [INFO] 1 error
                [INFO] b ................................ SKIPPED
                [ERROR] Failed to execute goal x:compile (default-compile) on project a: Compilation failure
                [ERROR] src/A.java:[3,5] cannot find symbol
                [ERROR]   symbol:   class B
                [ERROR] -> [Help 1]
                [ERROR]
                [ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.
                [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoFailureException
                """;

        assertThat(Problems.useful(output)).isEqualTo("""
                        src/A.java:[3,5] cannot find symbol
                          symbol:   class B
                        Failed to execute goal x:compile (default-compile) on project a: Compilation failure
                        Not tested: b""");
    }

    @Test
    void showsTheEndOfWhatOtherBuildsPrint() {
        String output = "noise\n".repeat(2000) + "make: *** Error 1\n";

        assertThat(Problems.of(report(2, output)))
                .singleElement()
                .asString()
                .startsWith("'make all' failed with exit code 2:\n...")
                .endsWith("make: *** Error 1")
                .hasSizeLessThan(5000);
    }

    @Test
    void cutsAFloodOfErrors() {
        assertThat(Problems.useful("[ERROR] " + "x".repeat(10_000)))
                .hasSizeLessThan(5000)
                .endsWith("...");
    }

    private static CheckReport report(int exitCode, String output, TestFailure... failures) {
        return new CheckReport(
                "t", List.of("make", "all"), exitCode, 0, 1, 0, List.of(failures), Optional.empty(), output);
    }
}
