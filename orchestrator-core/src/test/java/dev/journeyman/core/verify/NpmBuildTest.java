package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmBuildTest {
    @TempDir
    Path folder;

    private SampleProject project;

    @BeforeEach
    void anEmptyProject() throws Exception {
        project = new SampleProject(Files.createDirectories(folder.resolve("w")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\": \"x\"}",
                "{\"scripts\": {\"test\": \"\"}}",
                "{\"scripts\": {\"test\": \"echo \\\"Error: no test specified\\\" && exit 1\"}}"
            })
    void aManifestWithoutTestsIsNoBuild(String manifest) throws Exception {
        project.with("package.json", manifest);
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS)).isEmpty();
    }

    @Test
    void runsTheScriptsOfTheManifest() throws Exception {
        project.with("package.json", "{\"scripts\": {\"test\": \"jest\"}}");

        assertThat(build().name()).isEqualTo("npm");
        assertThat(build().argv(Check.TEST)).containsExactly("npm", "test");
        assertThat(build().argv(Check.COVERAGE)).containsExactly("npm", "test");
        assertThat(build().argv(Check.COMPILE)).containsExactly("npm", "run", "build", "--if-present");
        assertThat(build().preparation()).isEmpty();
    }

    @Test
    void installsLockedPackagesAgainWhenTheLockChanges() throws Exception {
        project.with("package.json", "{\"scripts\": {\"test\": \"jest\"}, \"devDependencies\": {\"jest\": \"30\"}}");
        assertThat(build().preparation()).as("nothing is locked").isEmpty();

        project.with("package-lock.json", "{}");
        Build.Preparation first = build().preparation().orElseThrow();
        assertThat(first.argv()).startsWith("npm", "ci");

        project.with("package-lock.json", "{\"lockfileVersion\": 3}");
        assertThat(build().preparation().orElseThrow().id()).isNotEqualTo(first.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"package-lock.json", "npm-shrinkwrap.json"})
    void installsWhatIsLockedForWorkspacesToo(String lock) throws Exception {
        project.with("package.json", "{\"scripts\": {\"test\": \"jest\"}, \"workspaces\": [\"app\"]}")
                .with(lock, "{}");

        assertThat(build().preparation()).isPresent();
    }

    @Test
    void aMavenProjectWithAFrontEndIsMavensUnlessSomebodySaysSo() throws Exception {
        project.with("pom.xml", "").with("package.json", "{\"scripts\": {\"test\": \"jest\"}}");

        assertThat(build().name()).isEqualTo("maven");
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.NPM)))
                .map(Build::name)
                .contains("npm");
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.GRADLE)))
                .isEmpty();
        assertThat(Builds.detect(project, ChecksSettings.DEFAULTS.withBuild(ChecksSettings.BuildKind.NONE)))
                .isEmpty();
    }

    /** With the real npm and node's own test runner, which needs no package. */
    @Test
    void readsWhatARealRunLeaves() throws Exception {
        assumeThat(onThePath("npm") && onThePath("node"))
                .as("npm and node are on the PATH")
                .isTrue();
        project.with("package.json", """
                {"name": "sum", "version": "1.0.0", "scripts":
                  {"test": "node --test --test-reporter=junit --test-reporter-destination=junit.xml"}}
                """).with("sum.test.js", """
                const {test} = require('node:test');
                const assert = require('node:assert');
                test('adds', () => assert.strictEqual(1 + 1, 2));
                test('lies', () => assert.strictEqual(1 + 1, 3));
                """);
        LocalStep step = new LocalStep(project.directory());
        Checks checks = new Checks(folder.resolve("scratch"), Duration.ofMinutes(1));

        CheckReport report = checks.run(build(), Check.TEST, step, project);

        assertThat(report.tests()).as(report.output()).isEqualTo(2);
        assertThat(report.broken()).isFalse();
        assertThat(report.failures()).extracting(TestFailure::test).containsExactly("test#lies");
        assertThat(checks.again(build(), report, step, project)).isEqualTo(report);
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private Build build() {
        return Builds.detect(project, ChecksSettings.DEFAULTS).orElseThrow();
    }
}
