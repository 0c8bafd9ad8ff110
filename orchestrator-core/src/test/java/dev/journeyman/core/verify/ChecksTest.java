package dev.journeyman.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.CheckReport;
import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.artifact.TestFailure;
import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.core.config.ChecksSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a build that is only configured: shell scripts that leave reports. */
class ChecksTest {
    private static final String PASS = "<testsuite><testcase classname=\"A\" name=\"a\"/></testsuite>";
    private static final String FAIL =
            "<testsuite><testcase classname=\"A\" name=\"a\"><failure type=\"T\" message=\"m\">T: m</failure></testcase></testsuite>";

    @TempDir
    Path folder;

    private SampleProject project;
    private LocalStep step;

    @BeforeEach
    void anEmptyProject() throws Exception {
        project = new SampleProject(Files.createDirectories(folder.resolve("w")));
        step = new LocalStep(project.directory());
    }

    @Test
    void readsTheReportsOfAConfiguredBuild() throws Exception {
        CheckReport report = check("mkdir -p out && echo '" + FAIL + "' > out/TEST-A.xml; exit 3");

        assertThat(report.failures()).containsExactly(new TestFailure("A#a", "T", "m"));
        assertThat(report.exitCode()).isEqualTo(3);
        assertThat(report.broken()).isFalse();
        CheckReport rest = Checks.withoutKnown(build(""), report, report);
        assertThat(rest.passed()).isTrue();
        assertThat(rest.exitCode()).isEqualTo(3);
    }

    @Test
    void deletesReportsOfEarlierRunsFirst() throws Exception {
        Files.writeString(project.directory().resolve("TEST-Old.xml"), FAIL);

        CheckReport report = check("ls");

        assertThat(report.output()).isEmpty();
        assertThat(report.tests()).isZero();
        assertThat(report.passed()).isTrue();
    }

    @Test
    void leavesReportsThatBelongToTheTreeAloneAndCountsThemOnlyWhenRewritten() throws Exception {
        project.with("TEST-Kept.xml", FAIL).with("TEST-Rewritten.xml", FAIL);

        CheckReport report = check("echo '" + PASS + "' > TEST-Rewritten.xml");

        assertThat(report.tests()).isEqualTo(1);
        assertThat(report.failures()).isEmpty();
        assertThat(project.directory().resolve("TEST-Kept.xml")).hasContent(FAIL);
    }

    @Test
    void aBadExitCodeWithoutFailedTestsIsBroken() throws Exception {
        CheckReport report = check("echo '" + PASS + "' > TEST-A.xml; echo no space left; exit 2");

        assertThat(report.broken()).isTrue();
        assertThat(report.passed()).isFalse();
        assertThat(Problems.of(report)).singleElement().asString().contains("exit code 2", "no space left");
    }

    @Test
    void aTornReportIsBrokenEvenIfAllElseIsWell() throws Exception {
        CheckReport report = check("echo '<testsuite><testcase classname=\"A\" na' > TEST-A.xml");

        assertThat(report.broken()).isTrue();
        assertThat(report.exitCode()).isZero();
        assertThat(Problems.of(report)).singleElement().asString().contains("cut short");
    }

    @Test
    void aRunThatTakesTooLongIsBroken() throws Exception {
        Checks checks = new Checks(folder.resolve("scratch"), Duration.ofMillis(300));
        CheckReport report = checks.run(build("echo '" + PASS + "' > TEST-A.xml; sleep 60"), Check.TEST, step, project);

        assertThat(report.broken()).isTrue();
        assertThat(report.exitCode()).isEqualTo(-1);
        assertThat(Problems.of(report)).singleElement().asString().contains("took longer than");
    }

    @Test
    void takesCoverageFromTheBuildsOwnReport() throws Exception {
        String xml = "<report name=\"x\"><group><counter type=\"LINE\" missed=\"9\" covered=\"9\"/></group>"
                + "<counter type=\"LINE\" missed=\"1\" covered=\"3\"/><counter type=\"BRANCH\" missed=\"2\" covered=\"2\"/></report>";
        List<String> measuring =
                List.of("sh", "-c", "mkdir -p a b; echo '" + xml + "' | tee a/jacoco.xml > b/jacoco.xml");
        ChecksSettings settings = ChecksSettings.DEFAULTS
                .withCommands(new ChecksSettings.Commands(List.of(), List.of("false"), measuring))
                .withCoverage(new ChecksSettings.CoverageSettings(List.of("*/jacoco.xml"), 0, 0));
        Build build = Builds.detect(project, settings).orElseThrow();

        CheckReport report = checks().run(build, Check.COVERAGE, step, project);

        assertThat(report.coverage()).contains(new Coverage(6, 8, 4, 8));
        assertThat(checks().run(build, Check.TEST, step, project).coverage()).isEmpty();
    }

    @Test
    void runsAllTestsOnceMoreWhereNobodyCanSayHowToRunOne() throws Exception {
        Build flaky = build("if test -e second; then echo '" + PASS + "' > TEST-A.xml; else touch second; echo '" + FAIL
                + "' > TEST-A.xml; exit 1; fi");
        CheckReport first = checks().run(flaky, Check.TEST, step, project);

        CheckReport again = checks().again(flaky, first, step, project);

        assertThat(first.failures()).hasSize(1);
        assertThat(again.passed()).isTrue();
        assertThat(again.excused()).containsExactly(new CheckReport.Excused("A#a", CheckReport.Excuse.FLAKY));
        assertThat(step.commands()).hasSize(2);
    }

    @Test
    void aTestThatFailsAgainStillCounts() throws Exception {
        Build build = build("echo '" + FAIL + "' > TEST-A.xml; exit 1");
        CheckReport report = checks().run(build, Check.TEST, step, project);

        assertThat(checks().again(build, report, step, project)).isEqualTo(report);
    }

    @Test
    void nothingIsExcusedIfTheRunOfAllTestsBreaks() throws Exception {
        Build dying = build("if test -e second; then echo '" + PASS + "' > TEST-A.xml; else touch second; echo '" + FAIL
                + "' > TEST-A.xml; fi; exit 1");
        CheckReport first = checks().run(dying, Check.TEST, step, project);

        assertThat(checks().again(dying, first, step, project)).isEqualTo(first);
        assertThat(first.passed()).isFalse();
    }

    @Test
    void knownFailuresExplainABadExitOnlyIfNoFewerTestsRanThanBefore() throws Exception {
        String more = PASS.replace("\"a\"", "\"b\"");
        CheckReport all = check("echo '" + FAIL + "' > TEST-A.xml; echo '" + more + "' > TEST-B.xml; exit 1");
        CheckReport died = check("echo '" + FAIL + "' > TEST-A.xml; echo out of memory; exit 1");

        assertThat(Checks.withoutKnown(build(""), all, all).passed()).isTrue();
        CheckReport rest = Checks.withoutKnown(build(""), died, all);

        assertThat(rest.broken()).isTrue();
        assertThat(Problems.of(rest)).singleElement().asString().contains("out of memory", "Only 1 tests", "of 2");
        assertThat(Checks.withoutKnown(new MavenBuild("mvn"), died, all).passed())
                .as("Maven's output was asked")
                .isTrue();
    }

    @Test
    void whatCannotMeasureIsTestedWithoutCoverage() throws Exception {
        List<String> testing = List.of("sh", "-c", "echo '" + PASS + "' > TEST-A.xml");
        List<String> measuring = List.of("sh", "-c", "echo no such task; exit 1");
        Build build = Builds.detect(
                        project,
                        ChecksSettings.DEFAULTS.withCommands(
                                new ChecksSettings.Commands(List.of(), testing, measuring)))
                .orElseThrow();

        CheckReport report = checks().run(build, Check.COVERAGE, step, project);

        assertThat(report.passed()).isTrue();
        assertThat(report.command()).isEqualTo(testing);
        assertThat(report.tests()).isEqualTo(1);
        assertThat(report.coverage()).isEmpty();
    }

    @Test
    void newFailuresBesideKnownOnesCount() {
        TestFailure old = new TestFailure("A#a", "T", "then");
        TestFailure sameWithOtherWords = new TestFailure("A#a", "T", "now");
        TestFailure added = new TestFailure("A#b", "T", "now");

        CheckReport rest = Checks.withoutKnown(build(""), report(sameWithOtherWords, added), report(old));

        assertThat(rest.failures()).containsExactly(added);
        assertThat(rest.excused()).hasSize(1);
        assertThat(rest.passed()).isFalse();
    }

    private static CheckReport report(TestFailure... failures) {
        return new CheckReport("t", List.of("x"), 1, 0, 5, 0, List.of(failures), Optional.empty(), "");
    }

    private CheckReport check(String script) throws Exception {
        return checks().run(build(script), Check.TEST, step, project);
    }

    private Checks checks() {
        return new Checks(folder.resolve("scratch"), Duration.ofMinutes(1));
    }

    private Build build(String script) {
        ChecksSettings settings = ChecksSettings.DEFAULTS.withTest("sh", "-c", script);
        return Builds.detect(project, settings).orElseThrow();
    }
}
