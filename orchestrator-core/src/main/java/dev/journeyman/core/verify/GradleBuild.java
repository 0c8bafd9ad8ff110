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
 * Gradle, without a daemon, which would outlive us. Goes on behind a failing project.
 *
 * @param program {@code ./gradlew} or {@code gradle}
 * @param measures whether it brings a JaCoCo agent of its own; with ours the JVM would die of two
 */
record GradleBuild(String program, boolean measures) implements Build {
    private static final String GRADLE = "gradle";
    private static final String WRAPPER = "./gradlew";
    private static final List<String> FILES =
            List.of("settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts");

    /** Each thing that went wrong has such a heading, and below it the task, and below that the reason. */
    private static final Pattern WRONG = Pattern.compile(
            "(?m)^\\* What went wrong:\\R(?:(Execution failed for task .*\\R> There were failing tests)?)");

    /** Below a folder of sources only plugins are scripts of the build; the rest is data of tests. */
    private static final Pattern SCRIPT =
            Pattern.compile("^(?!(.*/)?src/(?!main/(groovy|kotlin)/)).*\\.gradle(\\.kts)?$");

    private static final Pattern ARGUMENTS = Pattern.compile("[(\\[{].*$");
    private static final Pattern NAME = Pattern.compile("[\\w.$]+(#\\w+)?");

    static Optional<GradleBuild> of(Tree tree) {
        boolean wrapped = tree.contentId("gradlew").isPresent()
                && tree.contentId("gradle/wrapper/gradle-wrapper.properties").isPresent();
        return FILES.stream().anyMatch(file -> tree.contentId(file).isPresent())
                ? Optional.of(new GradleBuild(wrapped ? WRAPPER : GRADLE, measures(tree)))
                : Optional.empty();
    }

    private static boolean measures(Tree tree) {
        return tree.paths().stream()
                .filter(path -> SCRIPT.matcher(path).find())
                .anyMatch(path -> tree.read(path).orElse("").contains("jacoco"));
    }

    @Override
    public String name() {
        return "gradle";
    }

    /** A wrapper that came without its executable bit cannot be run. */
    @Override
    public Build in(Path directory) {
        return program.equals(GRADLE) || Files.isExecutable(directory.resolve(program))
                ? this
                : new GradleBuild(GRADLE, measures);
    }

    @Override
    public List<String> argv(Check check) {
        return switch (check) {
            case COMPILE -> argv(Stream.of("testClasses"));
            case TEST -> argv(Stream.of("test"));
            case COVERAGE -> argv(measures ? Stream.of("test", "jacocoTestReport") : Stream.of("test"));
        };
    }

    /** A project that has none of the tests fails, which the results of the others do not mind. */
    @Override
    public List<String> rerun(Collection<String> tests) {
        Stream<String> filters =
                tests.stream().map(GradleBuild::filter).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .flatMap(test -> Stream.of("--tests", test));
        return argv(Stream.concat(Stream.of("test"), filters));
    }

    @Override
    public List<String> reports() {
        return List.of("**/build/test-results/**/*.xml");
    }

    @Override
    public CoverageSource coverage() {
        return measures
                ? new CoverageSource.Xml(List.of("**/build/reports/jacoco/**/*.xml"))
                : new CoverageSource.Agent(List.of("**/build/classes/*/main"));
    }

    @Override
    public boolean onlyTestsFailed(String output) {
        List<Optional<String>> wrong = WRONG.matcher(Ansi.strip(output))
                .results()
                .map(match -> Optional.ofNullable(match.group(1)))
                .toList();
        return !wrong.isEmpty() && wrong.stream().allMatch(Optional::isPresent);
    }

    @Override
    public String offline() {
        return "Build once by hand, and let it write to its own folder by sandbox.caches: [~/.gradle]";
    }

    private List<String> argv(Stream<String> more) {
        return Stream.concat(
                        Stream.of(program, "--console=plain", "--no-daemon", "--no-build-cache", "--continue"), more)
                .toList();
    }

    private static String filter(String test) {
        String plain = ARGUMENTS.matcher(test).replaceFirst("");
        Matcher named = NAME.matcher(plain);
        return named.matches() ? plain.replace('#', '.') : plain.substring(0, Math.max(0, plain.indexOf('#')));
    }
}
