package dev.journeyman.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.journeyman.cli.Console;
import dev.journeyman.cli.SmallProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A jar of somebody else with an agent, a phase, a tracker and a store, built outside of our build. */
class ForeignJarTest {
    @TempDir
    private Path folder;

    private ForeignJar foreign;

    @BeforeEach
    void build() throws IOException {
        foreign = ForeignJar.in(folder);
    }

    @Test
    void itIsListedWithItsVersionAndPlace() {
        Console console = new Console(folder);
        assertThat(console.run("plugins", "--plugins", "plugins")).isZero();
        String jar = foreign.jar().toString();
        for (String spi : new String[] {"CheckpointStore", "WorkTracker"}) {
            assertThat(section(console.out(), spi)).containsPattern(" json +").containsPattern(" shelf +2\\.1 +" + jar);
        }
        assertThat(section(console.out(), "Agent")).containsPattern(" wordsmith +2\\.1 +" + jar);
        assertThat(section(console.out(), "Phase")).containsPattern(" motto +2\\.1 +" + jar);
        System.out.println("A foreign jar is listed:\n" + console.out());
    }

    private static String section(String text, String heading) {
        return text.substring(text.indexOf(heading + "\n")).split("\n\n", 2)[0];
    }

    @Test
    void itIsUsedByNameAndNeedsNoModel() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        Path configuration = project.directory().resolve("journeyman.yaml");
        Files.writeString(configuration, Files.readString(configuration) + """
                pipelines: {motto: [motto]}
                settings: {wordsmith: {file: MOTTO.txt}}
                agents: {wordsmith: {maturity: supervised}}
                """);
        Console console = new Console(project.directory());
        assertThat(console.run(
                        with("run", "Measure twice, cut once", "--pipeline", "motto", "--agent", "poet=wordsmith")))
                .as(console::err)
                .isZero();
        assertThat(console.out()).contains("Model: none", "motto: done", "Completed after", "docs: write a motto");
        System.out.println("A foreign jar runs:\n" + console.out());
        assertThat(motto(project)).isEqualTo("Measure twice, cut once\n");
        assertThat(project.directory().resolve(".git/journeyman/workflows")).doesNotExist();
        assertThat(project.directory().resolve(".git/journeyman/work-items.jsonl"))
                .doesNotExist();

        assertThat(console.run("list")).isEqualTo(0);
        assertThat(console.out()).as("the store of the configuration").contains("No workflow yet");
        assertThat(console.run(with("list"))).isZero();
        assertThat(console.out()).contains("completed", "Measure twice");
    }

    private String[] with(String... command) {
        String[] chosen = {"--plugins", foreign.jar().toString(), "--store", "shelf", "--tracker", "shelf"};
        String[] all = new String[command.length + chosen.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(chosen, 0, all, command.length, chosen.length);
        return all;
    }

    private static String motto(SmallProject project) throws IOException {
        try (Git git = Git.open(project.directory().toFile())) {
            ObjectId motto = git.getRepository().resolve("journeyman/measure-twice-cut-once:MOTTO.txt");
            return new String(git.getRepository().open(motto).getBytes(), UTF_8);
        }
    }

    @Test
    void whoIsChosenForARoleGoesBeforeTheBundledAgent() throws IOException, GitAPIException {
        SmallProject project = SmallProject.in(folder, "[\"true\"]");
        Path configuration = project.directory().resolve("journeyman.yaml");
        Files.writeString(
                configuration, Files.readString(configuration) + "agents: {wordsmith: {maturity: supervised}}\n");
        Console console = new Console(project.directory());
        String recording = project.recording().toString();
        String plugins = foreign.jar().toString();
        assertThat(console.run(
                        "run",
                        "Say bye",
                        "--replay",
                        recording,
                        "--plugins",
                        plugins,
                        "--store",
                        "json",
                        "--tracker",
                        "json",
                        "--agent",
                        "documenter=wordsmith"))
                .as(console::err)
                .isZero();
        assertThat(console.out()).containsPattern("Files created +MOTTO\n +bye\\.txt");
    }

    @Test
    void itsStoresPassThePublishedContracts() throws Exception {
        URL[] classes = {foreign.tests().toUri().toURL(), foreign.jar().toUri().toURL()};
        try (URLClassLoader theirs = new URLClassLoader(classes, ForeignJarTest.class.getClassLoader())) {
            for (Map.Entry<String, Integer> test :
                    Map.of("ShelfStoreTest", 60, "ShelfTrackerTest", 30).entrySet()) {
                TestExecutionSummary summary = run(theirs.loadClass("com.example.shelf." + test.getKey()));
                summary.printFailuresTo(new PrintWriter(System.err, true, UTF_8));
                assertThat(summary.getTotalFailureCount()).isZero();
                assertThat(summary.getTestsSucceededCount()).isGreaterThan(test.getValue());
                System.out.println("A foreign jar's " + test.getKey() + ": " + summary.getTestsSucceededCount()
                        + " passed, 0 failed");
            }
        }
    }

    private static TestExecutionSummary run(Class<?> test) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(test))
                        .build(),
                listener);
        return listener.getSummary();
    }
}
