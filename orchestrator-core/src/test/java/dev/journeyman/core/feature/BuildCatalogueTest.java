package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.ChecksSettings.BuildKind;
import dev.journeyman.core.config.ChecksSettings.CoverageSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.WorkspaceSettings;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.LocalCommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects as they are found: each is worked on, or refused by name before anybody is paid. */
class BuildCatalogueTest {
    /** Installs once in a directory, and tests only what is installed. */
    private static final String NPM = new ScriptedTool("test-results", """
            case $1 in
                ci) mkdir node_modules && exit 0 || exit 1 ;;
                test) [ -d node_modules ] || { echo nothing is installed; exit 1; } ;;
            esac
            """, "", "exit 1").text();

    private static final String COVERAGE = "<report name=\"x\"><counter type=\"LINE\" missed=\"1\" covered=\"3\"/>"
            + "<counter type=\"BRANCH\" missed=\"1\" covered=\"1\"/></report>";

    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    Path temp;

    private final Team team = new Team();

    /** What becomes of a request. */
    private enum Outcome {
        /** A commit is delivered. */
        DELIVERED,
        /** It fails before a model was called. */
        REFUSED,
        /** A person is asked before a model was called. */
        ASKED
    }

    /**
     * A repository with a kind of build.
     *
     * @param files its files, by their paths; scripts can be run, what {@code .gitignore} names is not committed
     * @param programs scripts that stand in for programs on the PATH
     * @param needs a program without which this cannot be shown
     * @param lacks a program with which this cannot be shown
     */
    private record Repository(
            String name,
            Map<String, String> files,
            Map<String, String> programs,
            Configuration configuration,
            String needs,
            String lacks,
            Outcome outcome,
            List<String> says) {
        static Repository of(String name) {
            return new Repository(
                    name,
                    Map.of(".gitignore", "target/\nbuild/\nout/\nnode_modules/\n.env.test\nready\n"),
                    Map.of(),
                    Configuration.DEFAULTS,
                    "",
                    "",
                    Outcome.DELIVERED,
                    List.of());
        }

        Repository with(String path, String content) {
            Map<String, String> more = new LinkedHashMap<>(files);
            more.put(path, content);
            return new Repository(name, more, programs, configuration, needs, lacks, outcome, says);
        }

        Repository with(String path, ScriptedTool tool) {
            return with(path, tool.text());
        }

        Repository program(String program, String script) {
            return new Repository(name, files, Map.of(program, script), configuration, needs, lacks, outcome, says);
        }

        Repository checks(UnaryOperator<ChecksSettings> change) {
            return set(configuration.toBuilder()
                    .checks(change.apply(configuration.checks()))
                    .build());
        }

        Repository workspace(UnaryOperator<WorkspaceSettings> change) {
            return set(configuration.toBuilder()
                    .workspace(change.apply(configuration.workspace()))
                    .build());
        }

        private Repository set(Configuration other) {
            return new Repository(name, files, programs, other, needs, lacks, outcome, says);
        }

        Repository needing(String program) {
            return new Repository(name, files, programs, configuration, program, lacks, outcome, says);
        }

        Repository lacking(String program) {
            return new Repository(name, files, programs, configuration, needs, program, outcome, says);
        }

        Repository is(Outcome expected, String... said) {
            return new Repository(name, files, programs, configuration, needs, lacks, expected, List.of(said));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Repository> repositories() {
        return Stream.of(
                maven("Maven, by its wrapper", ScriptedTool.MAVEN)
                        .is(Outcome.DELIVERED, "Last of 2 runs: passed, 2/2 tests"),
                maven("Maven, a test fails already", ScriptedTool.MAVEN.more("report OldTest 'always was wrong'"))
                        .is(
                                Outcome.DELIVERED,
                                "Before any change: failed, 0/1 tests",
                                "Failed before any change, too, so not counted: `OldTest#works`",
                                "Last of 2 runs: passed, 2/3 tests, 1 excused"),
                maven(
                                "Maven, a flaky test",
                                ScriptedTool.MAVEN.more(
                                        "if [ -e target/ran ]; then report MoodyTest; else touch target/ran; report MoodyTest moody; fi"))
                        .is(Outcome.DELIVERED, "Flaky, passed when run once more, so not counted: `MoodyTest#works`"),
                maven(
                                "Maven, does not compile",
                                ScriptedTool.MAVEN.first(
                                        "echo '[ERROR] Broken.java:[4,13] cannot find symbol'; exit 1"))
                        .is(
                                Outcome.REFUSED,
                                "does not work before any change was made",
                                "Broken.java:[4,13] cannot find symbol"),
                gradle("Gradle, by its wrapper")
                        .with("gradlew", ScriptedTool.GRADLE)
                        .is(Outcome.DELIVERED, "First run: failed, 1/2 tests", "Last of 2 runs: passed, 2/2 tests"),
                gradle("Gradle, no wrapper and no gradle")
                        .lacking("gradle")
                        .is(Outcome.REFUSED, "'gradle' is not there", "commit an executable wrapper", "checks.test"),
                Repository.of("npm, JUnit XML configured")
                        .needing("npm")
                        .with(
                                "package.json",
                                "{\"name\": \"x\", \"version\": \"1.0.0\", \"scripts\": {\"test\": \"./run\"}}")
                        .with("run", new ScriptedTool("test-results", "", "", "exit 1"))
                        .is(Outcome.DELIVERED, "First run: failed, 1/2 tests", "Last of 2 runs: passed, 2/2 tests"),
                Repository.of("npm, only an exit code, red")
                        .needing("npm")
                        .with(
                                "package.json",
                                "{\"name\": \"x\", \"version\": \"1.0.0\", \"scripts\": {\"test\": \"echo 1 failing; exit 1\"}}")
                        .is(Outcome.REFUSED, "let it leave JUnit XML", "checks.reports", "1 failing"),
                locked("npm, locked packages")
                        .program("npm", NPM)
                        .is(Outcome.DELIVERED, "First run: failed, 1/2 tests", "Last of 2 runs: passed, 2/2 tests"),
                Repository.of("npm, packages nobody installs")
                        .program("npm", "#!/bin/sh\necho sh: 1: jest: not found; exit 127\n")
                        .with("package.json", "{\"scripts\": {\"test\": \"jest\"}}")
                        .is(Outcome.REFUSED, "workspace.setup", "[yarn, install]", "jest: not found"),
                locked("npm, packages that cannot be had")
                        .program("npm", "#!/bin/sh\necho npm error 404; exit 1\n")
                        .is(Outcome.REFUSED, "'npm ci --no-audit --no-fund'", "exit code 1", "npm error 404"),
                Repository.of("any command by configuration")
                        .with("check", ScriptedTool.OWN)
                        .checks(checks -> checks.withTest("./check"))
                        .is(Outcome.DELIVERED, "First run: failed, 1/2 tests", "Last of 2 runs: passed, 2/2 tests"),
                Repository.of("coverage measured by the build")
                        .with("check", ScriptedTool.OWN.more("echo '" + COVERAGE + "' > out/jacoco.xml"))
                        .checks(checks -> checks.withTest("./check")
                                .withCoverage(new CoverageSettings(List.of("out/jacoco.xml"), 0.8, 0.5)))
                        .is(
                                Outcome.DELIVERED,
                                "Coverage: 75.0 % of lines (3/4), 50.0 % of branches (1/2)",
                                "less than the 80 % and 50 % that checks.coverage wants"),
                Repository.of("no build").is(Outcome.ASKED, "No build was recognised", "go on without a build"),
                Repository.of("a build below the root")
                        .with("backend/pom.xml", "<project/>\n")
                        .is(
                                Outcome.ASKED,
                                "Below the root there is backend/pom.xml",
                                "[mvn, -B, -f, backend/pom.xml, test]"),
                Repository.of("a build below the root, by configuration")
                        .with("backend/pom.xml", "<project/>\n")
                        .with("backend/check", ScriptedTool.OWN)
                        .checks(checks -> checks.withTest("backend/check"))
                        .is(Outcome.DELIVERED, "Last of 2 runs: passed, 2/2 tests"),
                Repository.of("no build, and that is meant")
                        .checks(checks -> checks.withBuild(BuildKind.NONE))
                        .is(Outcome.DELIVERED, "Nothing was checked: there is no build"),
                needingFile("an ignored file the build needs")
                        .is(Outcome.REFUSED, "does not work before any change was made", "no .env.test here"),
                needingFile("an ignored file, by workspace.copy")
                        .workspace(workspace -> workspace.withCopy(".env.test"))
                        .is(Outcome.DELIVERED, "passed"),
                Repository.of("a directory to be made ready")
                        .with("check", ScriptedTool.OWN.first("[ -e ready ] || { echo not ready; exit 1; }"))
                        .with("prepare", "#!/bin/sh\necho 1 >> ready\n[ $(wc -l < ready) = 1 ]\n")
                        .checks(checks -> checks.withTest("./check"))
                        .workspace(workspace -> workspace.withSetup("./prepare"))
                        .is(Outcome.DELIVERED, "passed"),
                Repository.of("a setup that fails")
                        .with("check", ScriptedTool.OWN)
                        .with("prepare", "#!/bin/sh\necho no compiler here\nexit 3\n")
                        .checks(checks -> checks.withTest("./check"))
                        .workspace(workspace -> workspace.withSetup("./prepare"))
                        .is(Outcome.REFUSED, "'./prepare'", "exit code 3", "no compiler here", "workspace.setup"));
    }

    private static Repository maven(String name, ScriptedTool wrapper) {
        return Repository.of(name).with("pom.xml", "<project/>\n").with("mvnw", wrapper);
    }

    private static Repository gradle(String name) {
        return Repository.of(name)
                .with("build.gradle", "plugins { id 'java' }\n")
                .with("gradle/wrapper/gradle-wrapper.properties", "distributionUrl=gradle.zip\n");
    }

    private static Repository locked(String name) {
        return Repository.of(name)
                .with(
                        "package.json",
                        "{\"scripts\": {\"test\": \"mocha\"}, \"devDependencies\": {\"mocha\": \"11.0.0\"}}")
                .with("package-lock.json", "{\"lockfileVersion\": 3}");
    }

    private static Repository needingFile(String name) {
        return Repository.of(name)
                .with("check", ScriptedTool.OWN.first("[ -e .env.test ] || { echo no .env.test here; exit 1; }"))
                .with(".env.test", "DATABASE=local\n")
                .checks(checks -> checks.withTest("./check"));
    }

    @ParameterizedTest
    @MethodSource("repositories")
    void isWorkedOnOrRefusedBeforeAnybodyIsPaid(Repository repository) throws Exception {
        assumeThat(repository.needs().isEmpty() || onThePath(repository.needs()))
                .as("needs " + repository.needs())
                .isTrue();
        assumeThat(repository.lacks().isEmpty() || !onThePath(repository.lacks()))
                .as("shown only without " + repository.lacks())
                .isTrue();
        Path project = create(repository);
        try (Orchestrator orchestrator = orchestrator(project, repository)) {
            WorkflowResult result =
                    orchestrator.start(WorkRequest.of("Write four files.")).await();

            String said = said(result) + orchestrator.report(result.id());
            assertThat(result.status()).as(said).isEqualTo(status(repository.outcome()));
            assertThat(said).contains(repository.says());
            TABLE.add(repository + " | " + repository.outcome() + " | " + String.join("; ", repository.says()));
            if (repository.outcome() != Outcome.DELIVERED) {
                assertThat(team.callsInAll()).as("paid calls").isZero();
            } else {
                assertThat(delivered(project)).contains("src/main/bottom.txt").doesNotContain(".env.test", "ready");
            }
        }
    }

    @AfterAll
    static void tell() {
        System.out.println("repository | outcome | what it said");
        TABLE.forEach(System.out::println);
    }

    private static WorkflowStatus status(Outcome outcome) {
        return switch (outcome) {
            case DELIVERED -> WorkflowStatus.COMPLETED;
            case REFUSED -> WorkflowStatus.FAILED;
            case ASKED -> WorkflowStatus.PAUSED;
        };
    }

    private static String said(WorkflowResult result) {
        String question = result.question()
                .map(AskedQuestion::question)
                .map(asked -> asked.text() + asked)
                .orElse("");
        String notes = result.delivery()
                .map(delivery -> String.join(" ", delivery.notes()))
                .orElse("");
        return result.view().reason() + question + notes + "\n";
    }

    private static boolean onThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private Path create(Repository repository) throws Exception {
        Path project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        Files.delete(project.resolve("pom.xml"));
        for (Map.Entry<String, String> file : repository.files().entrySet()) {
            Path path = project.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            assertThat(path.toFile().setExecutable(file.getValue().startsWith("#!")))
                    .isTrue();
        }
        try (Git git = Git.open(project.toFile())) {
            git.add().addFilepattern(".").call();
            git.add().setUpdate(true).addFilepattern(".").call();
            git.commit()
                    .setMessage("chore: go on")
                    .setAuthor("Ann", "ann@example.org")
                    .setCommitter("Ann", "ann@example.org")
                    .setSign(false)
                    .call();
        }
        return project;
    }

    private static List<String> delivered(Path project) throws Exception {
        List<String> paths = new ArrayList<>();
        try (Git git = Git.open(project.toFile());
                TreeWalk walk = new TreeWalk(git.getRepository())) {
            walk.addTree(SampleProject.commit(project, "journeyman/four-files").getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    private CommandRunner commands(Map<String, String> programs) throws IOException {
        Path place = Files.createDirectory(temp.resolve("bin"));
        for (Map.Entry<String, String> program : programs.entrySet()) {
            Path script = Files.writeString(place.resolve(program.getKey()), program.getValue());
            assertThat(script.toFile().setExecutable(true)).isTrue();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.merge("PATH", place.toString(), (was, first) -> first + File.pathSeparator + was);
        return new LocalCommandRunner(environment, Ticker.system(), Duration.ofSeconds(2));
    }

    private Orchestrator orchestrator(Path project, Repository repository) throws IOException {
        return Orchestrator.builder()
                .project(project)
                .store(new InMemoryCheckpointStore())
                .tracker(new InMemoryWorkTracker())
                .agents(team.agents())
                .commands(commands(repository.programs()))
                .sleeper(time -> {})
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(repository.configuration())
                .build();
    }
}
