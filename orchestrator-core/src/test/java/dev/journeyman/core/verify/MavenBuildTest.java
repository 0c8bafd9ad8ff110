package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenBuildTest {
    private static final String TESTS_FAILED =
            "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.6.1:test (default-test) on"
                    + " project a: There are test failures.\n";

    @TempDir
    Path directory;

    @Test
    void isRecognisedByThePomInTheRoot() throws Exception {
        SampleProject project = new SampleProject(directory).with("module/pom.xml", "");
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS)).isEmpty();

        project.with("pom.xml", "");
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS)).contains(new MavenBuild("mvn"));
    }

    @Test
    void usesTheWrapperIfItCanBeRun() throws Exception {
        SampleProject project = new SampleProject(directory).with("pom.xml", "").with("mvnw", "#!/bin/sh\n");
        Build build = Builds.detect(project, ChecksSettings.DEFAULTS).orElseThrow();

        assertThat(build.argv(Check.TEST)).startsWith("./mvnw", "-B");
        assertThat(build.in(directory).argv(Check.TEST)).startsWith("mvn", "-B");

        assertThat(directory.resolve("mvnw").toFile().setExecutable(true)).isTrue();
        assertThat(build.in(directory)).isSameAs(build);
    }

    @Test
    void keepsOtherAgentsAwayOnlyWhenOursIsThere() {
        MavenBuild build = new MavenBuild("mvn");

        assertThat(build.argv(Check.COMPILE)).endsWith("test-compile");
        assertThat(build.argv(Check.TEST)).endsWith("test").doesNotContain("-Djacoco.skip=true");
        assertThat(build.argv(Check.COVERAGE)).endsWith("-Djacoco.skip=true", "test");
    }

    @Test
    void testsWhatLiesBehindFailingModules() {
        assertThat(new MavenBuild("mvn").argv(Check.TEST)).contains("-Dmaven.test.failure.ignore=true");
        assertThat(new MavenBuild("mvn").argv(Check.COVERAGE)).contains("-Dmaven.test.failure.ignore=true");
        assertThat(new MavenBuild("mvn").cutShort("[ERROR] There was a timeout or other error in the fork"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x.FooTest#bar; x.FooTest#bar",
                "x.FooTest#adds(int, int)[2]; x.FooTest#adds",
                "x.FooTest#old[0]; x.FooTest#old",
                "x.FooTest$Inner#bar; x.FooTest$Inner#bar",
                "x.FooTest#a name with words; x.FooTest",
                "x.FooTest; x.FooTest"
            })
    void runsAFailedTestByItsPlainName(String test, String plain) {
        assertThat(new MavenBuild("mvn").rerun(List.of(test))).contains("-Dtest=" + plain);
    }

    @Test
    void runsEachFailedTestOnce() {
        assertThat(new MavenBuild("mvn").rerun(List.of("B#b[1]", "A#a", "B#b[2]")))
                .contains("-Dtest=A#a,B#b");
    }

    @Test
    void putsABadExitDownToTestsOnlyIfMavenSaysNothingElse() {
        MavenBuild build = new MavenBuild("mvn");

        assertThat(build.onlyTestsFailed(TESTS_FAILED)).isTrue();
        assertThat(build.onlyTestsFailed("\u001B[1m" + TESTS_FAILED + "\u001B[m"))
                .isTrue();
        assertThat(build.onlyTestsFailed("nothing")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.1:compile"
                        + " (default-compile) on project b: Compilation failure\n",
                "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.6.1:test (default-test)"
                        + " on project b: The forked VM terminated without properly saying goodbye.\n",
                "[INFO] b .................................................. SKIPPED\n"
            })
    void putsABadExitDownToWhatElseMavenSays(String line) {
        assertThat(new MavenBuild("mvn").onlyTestsFailed(TESTS_FAILED + line)).isFalse();
        assertThat(new MavenBuild("mvn").onlyTestsFailed(line + TESTS_FAILED)).isFalse();
    }
}
