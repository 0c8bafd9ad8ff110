package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.ChecksSettings.Commands;
import dev.journeyman.core.config.ChecksSettings.CoverageSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a project that Maven would build. */
class ConfiguredBuildTest {
    private static final ChecksSettings SILENT = ChecksSettings.DEFAULTS;
    private static final List<String> MEASURE = List.of("mvn", "verify", "-Pcoverage");

    @TempDir
    Path directory;

    private SampleProject project;

    @BeforeEach
    void aMavenProject() throws Exception {
        project = new SampleProject(directory).with("pom.xml", "");
    }

    @Test
    void aCommandForTheTestsReplacesAllThatWasRecognised() {
        Build build = build(SILENT.withTest("make", "test"));

        assertThat(build.name()).isEqualTo("configured");
        for (Check check : Check.values()) {
            assertThat(build.argv(check)).containsExactly("make", "test");
        }
        assertThat(build.rerun(List.of("A#a"))).containsExactly("make", "test");
        assertThat(build.reports()).containsExactly("**/TEST-*.xml");
        assertThat(build.coverage()).isEqualTo(new CoverageSource.Xml(List.of()));
        assertThat(build.onlyTestsFailed("")).isTrue();
    }

    @Test
    void otherCommandsReplaceOnlyWhatTheyAreFor() {
        Build build = build(SILENT.withCommands(new Commands(List.of("mvn", "compile"), List.of(), MEASURE)));

        assertThat(build.name()).isEqualTo("maven");
        assertThat(build.argv(Check.COMPILE)).containsExactly("mvn", "compile");
        assertThat(build.argv(Check.TEST)).isEqualTo(new MavenBuild("mvn").argv(Check.TEST));
        assertThat(build.argv(Check.COVERAGE)).isEqualTo(MEASURE);
        assertThat(build.coverage()).as("not by our agent, too").isEqualTo(new CoverageSource.Xml(List.of()));
        assertThat(build.rerun(List.of("A#a"))).contains("-Dtest=A#a");
        assertThat(build.onlyTestsFailed("")).isFalse();
    }

    @Test
    void reportsAndCoverageElsewhereAreLookedForElsewhere() {
        Build build =
                build(SILENT.withReports("out/*.xml").withCoverage(new CoverageSettings(List.of("cov.xml"), 0.5, 0.5)));

        assertThat(build.reports()).containsExactly("out/*.xml");
        assertThat(build.coverage()).isEqualTo(new CoverageSource.Xml(List.of("cov.xml")));
        assertThat(build.argv(Check.TEST)).startsWith("mvn");
        assertThat(build.argv(Check.COVERAGE))
                .as("the build's own agent measures")
                .isEqualTo(build.argv(Check.TEST));
    }

    @Test
    void nothingIsPreparedForACommandOfTheUsersOwn() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("npm"));
        SampleProject npm = new SampleProject(folder)
                .with("package.json", "{\"scripts\": {\"test\": \"jest\"}}")
                .with("package-lock.json", "{}");
        Build own = Builds.detect(npm, SILENT.withTest("make", "test")).orElseThrow();
        Build other = Builds.detect(npm, SILENT.withReports("out/*.xml")).orElseThrow();

        assertThat(own.preparation()).isEmpty();
        assertThat(own.offline()).isNotEqualTo(other.offline());
        assertThat(other.preparation()).isPresent();
    }

    @Test
    void aBuildThatMeasuresByATaskKeepsIt() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("gradle"));
        SampleProject gradle = new SampleProject(folder).with("build.gradle", "plugins { id 'jacoco' }");
        ChecksSettings settings = SILENT.withCoverage(new CoverageSettings(List.of("cov.xml"), 0, 0));

        assertThat(Builds.detect(gradle, settings).orElseThrow().argv(Check.COVERAGE))
                .endsWith("jacocoTestReport");
    }

    @Test
    void aWrapperThatCannotBeRunIsNotUsedHereEither() throws Exception {
        project.with("mvnw", "");
        Build build = build(SILENT.withReports("out/*.xml"));

        assertThat(build.argv(Check.TEST)).startsWith("./mvnw");
        assertThat(build.in(directory).argv(Check.TEST)).startsWith("mvn");
    }

    @Test
    void goalsForCoverageAloneChangeNothing() {
        assertThat(build(SILENT.withCoverage(new CoverageSettings(List.of(), 1, 1))))
                .isEqualTo(new MavenBuild("mvn"));
    }

    private Build build(ChecksSettings settings) {
        return Builds.detect(project, settings).orElseThrow();
    }
}
