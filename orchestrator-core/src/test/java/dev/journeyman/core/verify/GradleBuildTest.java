package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradleBuildTest {
    private static final String TESTS_FAILED = """
            * What went wrong:
            Execution failed for task ':app:test'.
            > There were failing tests. See the report at: file:///app/build/reports/tests/test/index.html
            """;

    @TempDir
    Path directory;

    private SampleProject project;

    @BeforeEach
    void anEmptyProject() {
        project = new SampleProject(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"})
    void isRecognisedByItsFilesInTheRoot(String file) throws Exception {
        project.with("app/" + file, "");
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS)).isEmpty();

        project.with(file, "");
        assertThat(build()).isEqualTo(new GradleBuild("gradle", false));
        assertThat(build().argv(Check.TEST)).startsWith("gradle").contains("--no-daemon", "--continue", "test");
    }

    @Test
    void usesAWrapperThatIsWholeAndCanBeRun() throws Exception {
        project.with("build.gradle", "").with("gradlew", "#!/bin/sh\n");
        assertThat(build().argv(Check.COMPILE)).startsWith("gradle").endsWith("testClasses");

        project.with("gradle/wrapper/gradle-wrapper.properties", "");
        assertThat(build().argv(Check.TEST)).startsWith("./gradlew");
        assertThat(build().in(directory).argv(Check.TEST)).startsWith("gradle");

        assertThat(directory.resolve("gradlew").toFile().setExecutable(true)).isTrue();
        assertThat(build().in(directory).argv(Check.TEST)).startsWith("./gradlew");
    }

    @Test
    void leavesCoverageToABuildThatMeasuresItself() throws Exception {
        project.with("build.gradle", "");
        assertThat(build().coverage()).isInstanceOf(CoverageSource.Agent.class);
        assertThat(build().argv(Check.COVERAGE)).endsWith("test");

        project.with("app/build.gradle.kts", "plugins { jacoco }");
        assertThat(build().coverage()).isInstanceOf(CoverageSource.Xml.class);
        assertThat(build().argv(Check.COVERAGE)).endsWith("test", "jacocoTestReport");
    }

    @Test
    void whatTestsReadIsNoScriptOfTheBuildButAPluginIs() throws Exception {
        project.with("build.gradle", "").with("app/src/test/resources/build.gradle", "apply plugin: 'jacoco'");
        assertThat(build().coverage()).isInstanceOf(CoverageSource.Agent.class);

        project.with("buildSrc/src/main/groovy/conventions.gradle", "plugins { id 'jacoco' }");
        assertThat(build().coverage()).isInstanceOf(CoverageSource.Xml.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x.FooTest#bar(); x.FooTest.bar",
                "x.FooTest#adds(int, int)[2]; x.FooTest.adds",
                "x.FooTest$Inner#bar; x.FooTest$Inner.bar",
                "x.FooTest#a name with words; x.FooTest",
                "x.FooTest; x.FooTest"
            })
    void runsAFailedTestByAFilter(String test, String filter) {
        assertThat(new GradleBuild("gradle", false).rerun(List.of(test, test))).endsWith("test", "--tests", filter);
    }

    @Test
    void putsABadExitDownToTestsOnlyIfNothingElseWentWrong() {
        GradleBuild build = new GradleBuild("gradle", false);

        assertThat(build.onlyTestsFailed("FAILURE: Build failed with an exception.\n\n" + TESTS_FAILED))
                .isTrue();
        assertThat(build.onlyTestsFailed(TESTS_FAILED + "\n" + TESTS_FAILED)).isTrue();
        assertThat(build.onlyTestsFailed("")).isFalse();
        assertThat(build.onlyTestsFailed(TESTS_FAILED + """
                * What went wrong:
                Execution failed for task ':app:compileJava'.
                > Compilation failed; see the compiler error output for details.
                """)).isFalse();
        assertThat(build.onlyTestsFailed("* What went wrong:\nA problem occurred evaluating root project 'x'.\n"))
                .isFalse();
    }

    private Build build() {
        return Builds.detect(project, ChecksSettings.DEFAULTS).orElseThrow();
    }
}
