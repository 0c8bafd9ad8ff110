package dev.journeyman.core.verify;

import dev.journeyman.api.phase.PhaseContext.Check;
import dev.journeyman.api.step.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maven. Failing tests do not keep it from testing the modules behind them, or those would be without evidence as long as a
 * test fails. Behind a module that does not compile others are skipped, and then the build counts as broken.
 *
 * @param program {@code ./mvnw} or {@code mvn}
 */
record MavenBuild(String program) implements Build {
    private static final String MAVEN = "mvn";
    private static final String WRAPPER = "./mvnw";
    private static final String GO_ON = "-Dmaven.test.failure.ignore=true";

    /** Everything but a goal of Surefire that says so. */
    private static final Pattern OTHER_FAILURE =
            Pattern.compile("(?m)^\\[ERROR\\] Failed to execute goal (?!.*:test \\(.*There are test failures).*$"
                    + "|^\\[INFO\\] .* SKIPPED\\s*$");

    /** A fork that crashes ends the build; one that takes too long does not where failing tests are to be ignored. */
    private static final String CUT_SHORT = "There was a timeout or other error in the fork";

    private static final Pattern TEST_FAILURE = Pattern.compile("(?m)^\\[ERROR\\] Failed to execute goal .*:test \\(");

    /** A class, and a method where the name is one: without arguments, and not in words of the author's own. */
    private static final Pattern PLAIN_TEST = Pattern.compile("^[\\w.$]+(#\\w+(?=$|[(\\[{]))?");

    static Optional<MavenBuild> of(Tree tree) {
        if (tree.contentId("pom.xml").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MavenBuild(tree.contentId("mvnw").isPresent() ? WRAPPER : MAVEN));
    }

    @Override
    public String name() {
        return "maven";
    }

    /** A wrapper that came without its executable bit cannot be run. */
    @Override
    public Build in(Path directory) {
        return program.equals(MAVEN) || Files.isExecutable(directory.resolve(program)) ? this : new MavenBuild(MAVEN);
    }

    /** With our agent there must not be another one: two of them kill the JVM. */
    @Override
    public List<String> argv(Check check) {
        return switch (check) {
            case COMPILE -> argv(Stream.of("test-compile"));
            case TEST -> argv(Stream.of(GO_ON, "test"));
            case COVERAGE -> argv(Stream.of(GO_ON, "-Djacoco.skip=true", "test"));
        };
    }

    /** Modules that have none of the tests must not fail; the option's name changed with Surefire 3. */
    @Override
    public List<String> rerun(Collection<String> tests) {
        String names = tests.stream().map(MavenBuild::plain).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(","));
        return argv(Stream.of(
                "-Dtest=" + names, "-DfailIfNoTests=false", "-Dsurefire.failIfNoSpecifiedTests=false", "test"));
    }

    @Override
    public List<String> reports() {
        return List.of("**/target/surefire-reports/TEST-*.xml");
    }

    @Override
    public CoverageSource coverage() {
        return new CoverageSource.Agent(List.of("**/target/classes"));
    }

    @Override
    public boolean onlyTestsFailed(String output) {
        String plain = Ansi.strip(output);
        return TEST_FAILURE.matcher(plain).find()
                && !OTHER_FAILURE.matcher(plain).find();
    }

    @Override
    public boolean cutShort(String output) {
        return output.contains(CUT_SHORT);
    }

    private List<String> argv(Stream<String> more) {
        return Stream.concat(Stream.of(program, "-B", "-ntp", "--fail-at-end"), more)
                .toList();
    }

    private static String plain(String test) {
        Matcher matcher = PLAIN_TEST.matcher(test);
        return matcher.find() ? matcher.group() : test;
    }
}
