package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.testkit.crash.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published sources of a real library, a real Maven, and a model that speaks the wire of OpenAI. */
class RunOnRealLibraryTest {
    private static final List<String> PHASES =
            List.of("requirements", "research", "plan", "code", "tests", "fix", "docs", "commit");

    @TempDir
    private Path temp;

    @Test
    void aRequestGoesThroughEightPhasesToACommitWhoseTestsPass() throws Exception {
        GitFolder git = LibraryWork.create(temp.resolve("commons-cli"));
        Map<String, String> refs = git.foreignRefs();
        try (ModelServer model = ModelServer.start(temp.resolve("model"), LibraryWork.answers(), Duration.ZERO)) {
            Workplace place = new Workplace(temp.resolve("place"), git.path());
            Life ended = place.run(model, "run", LibraryWork.REQUEST);
            assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
            PHASES.forEach(phase -> assertThat(ended.out()).contains(phase + ": done"));
            assertThat(model.counts().values()).as("calls of each key").containsOnly(1);

            RevCommit commit = git.commit(git.delivered());
            assertThat(commit.getFullMessage())
                    .startsWith("feat(options): suggest options that somebody may have meant\n")
                    .contains("Journeyman-Workflow: ");
            assertThat(git.foreignRefs()).isEqualTo(refs);
            assertThat(git.clean()).isTrue();

            Path checkout = git.checkout(git.delivered(), temp.resolve("checkout"));
            assertThat(mavenTest(checkout)).isZero();
            assertThat(testClasses(checkout))
                    .contains("DefaultParserTest", "EditDistanceTest", "OptionSuggestionsTest");
            System.out.println("Real library, commons-cli 1.11.0: " + PHASES.size() + " phases and "
                    + model.keys().size() + " model calls to the commit "
                    + commit.abbreviate(10).name() + ", on which "
                    + testClasses(checkout).size() + " test classes pass.");
        }
    }

    private int mavenTest(Path checkout) throws Exception {
        Process maven = new ProcessBuilder("mvn", "-q", "-B", "test")
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("maven.out").toFile())
                .start();
        assertThat(maven.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return maven.exitValue();
    }

    /** The simple names of the classes whose tests ran. */
    private static List<String> testClasses(Path checkout) throws IOException {
        try (Stream<Path> reports = Files.list(checkout.resolve("target/surefire-reports"))) {
            return reports.map(report -> report.getFileName().toString())
                    .filter(name -> name.endsWith(".xml"))
                    .map(name -> name.replace(".xml", "").replaceFirst(".*\\.", ""))
                    .toList();
        }
    }
}
