package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.backend.linear.LinearServer;
import dev.journeyman.cli.Console;
import dev.journeyman.cli.SmallProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People see in Linear what a workflow works on, and no outage there delays it. */
@SuppressWarnings("NullAway.Init")
class ShownInLinearTest {
    @TempDir
    private Path folder;

    private SmallProject project;
    private Path configuration;
    private String usual;
    private Console console;

    @BeforeEach
    void makeProject() throws Exception {
        project = SmallProject.in(folder, "[\"true\"]");
        configuration = project.directory().resolve("journeyman.yaml");
        usual = Files.readString(configuration);
        console = new Console(project.directory()).with("LINEAR_API_KEY", LinearServer.KEY);
    }

    @Test
    void itemsAreShownAndWhatAnOutageHeldBackComesWithTheNextRun() throws Exception {
        try (LinearServer away = new LinearServer()) {
            configure(away);
        }
        assertThat(run()).as(console::err).isZero();
        try (LinearServer linear = new LinearServer()) {
            configure(linear);
            assertThat(console.run("doctor", "--tracker", "linear")).isEqualTo(1);
            assertThat(console.out())
                    .containsPattern("ok +linear +the key in LINEAR_API_KEY is Anna's")
                    .containsPattern("ok +linear +there is no project 'small' yet");
            assertThat(linear.shown()).isEmpty();
            assertThat(run()).as(console::err).isZero();
            assertThat(linear.shown()).containsExactly("small, Add bye.txt: Done", "small, Add bye.txt: Done");
            System.out.println("Linear shows after an outage and another run: " + linear.shown());
        }
    }

    private int run() {
        return console.run("run", "Say bye", "--replay", project.recording().toString(), "--tracker", "linear");
    }

    private void configure(LinearServer linear) throws IOException {
        Files.writeString(configuration, usual + "settings: {linear: {team: ENG, url: \"" + linear.url() + "\"}}\n");
    }
}
