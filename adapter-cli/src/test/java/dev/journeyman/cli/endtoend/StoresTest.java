package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.backend.jdbc.DatabaseUrl;
import dev.journeyman.backend.jdbc.Postgres;
import dev.journeyman.cli.Console;
import dev.journeyman.cli.SmallProject;
import dev.journeyman.testkit.crash.Deadline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workflow waits at a gate, is approved by another command, and delivers, wherever its journal and items are kept. */
@SuppressWarnings("NullAway.Init")
class StoresTest {
    private static final Pattern ID = Pattern.compile("journeyman approve (\\w+)");

    @TempDir
    private Path folder;

    private final Postgres postgres = new Postgres();
    private SmallProject project;
    private Console console;

    @BeforeEach
    void makeProject() throws Exception {
        project = SmallProject.in(folder, "[\"true\"]");
        console = new Console(project.directory()).with("DATABASE_URL", postgres.address());
    }

    @AfterEach
    void drop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "h2", "postgresql"})
    void aWorkflowGoesFromGateToCommit(String backend) throws Exception {
        String replay = project.recording().toString();
        assertThat(run(backend, "run", "Say bye", "--gates", "planning", "--replay", replay))
                .isEqualTo(3);
        Matcher id = ID.matcher(console.out());
        assertThat(id.find()).as(console::out).isTrue();
        assertThat(run(backend, "list")).isZero();
        assertThat(console.out()).contains(id.group(1)).contains("Say bye");
        assertThat(run(backend, "approve", id.group(1))).isZero();
        assertThat(run(backend, "resume", id.group(1), "--replay", replay))
                .as(console::err)
                .isZero();
        assertThat(run(backend, "audit", id.group(1), "--verify")).isZero();
        assertThat(console.out()).contains("intact");
        try (Git git = Git.open(project.directory().toFile())) {
            assertThat(git.getRepository().resolve("journeyman/say-bye:bye.txt"))
                    .isNotNull();
        }
        assertThat(project.directory()
                        .resolve(".git/journeyman/work-items.jsonl")
                        .toFile()
                        .exists())
                .isEqualTo(backend.equals("json"));
    }

    @Test
    void aDatabaseShowsWhatAProjectIsSetToAndWhatItsItemsAreAndNoSecret() throws Exception {
        Files.writeString(
                project.directory().resolve("journeyman.yaml"),
                "settings: {postgresql: {password: hunter2, lease: 20}}\n",
                StandardOpenOption.APPEND);
        assertThat(run(
                        "postgresql",
                        "run",
                        "Say bye",
                        "--replay",
                        project.recording().toString()))
                .as(console::err)
                .isZero();
        assertThat(shown("select configuration from journeyman.project"))
                .contains("locks: warn", "    - \"true\"", "lease: \"20\"", "password: \"[secret:")
                .doesNotContain("hunter2", postgres.address());
        assertThat(shown("select phase || ' ' || (metadata::json ->> 'files') from journeyman.work_item"))
                .isEqualTo("code bye.txt");
    }

    private String shown(String query) throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(postgres.address());
        try (Connection connection =
                        DriverManager.getConnection(url.jdbc(), url.user().orElse(""), "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void aPausedWorkflowMovesFromFilesToADatabaseAndGoesOnThere() throws Exception {
        String replay = project.recording().toString();
        assertThat(run("json", "run", "Say bye", "--gates", "planning", "--replay", replay))
                .isEqualTo(3);
        Matcher id = ID.matcher(console.out());
        assertThat(id.find()).as(console::out).isTrue();
        assertThat(run("json", "approve", id.group(1))).isZero();
        assertThat(run("json", "export", id.group(1), "w.jsonl", "--move"))
                .as(console::err)
                .isZero();
        assertThat(console.out())
                .containsPattern("is in w.jsonl: \\d+ entries, 1 signal")
                .contains("journeyman import");
        assertThat(run("json", "list")).isZero();
        assertThat(console.out()).contains("No workflow yet");

        assertThat(run("postgresql", "import", "w.jsonl")).as(console::err).isZero();
        assertThat(run("postgresql", "import", "w.jsonl")).as("again").isZero();
        assertThat(run("postgresql", "resume", id.group(1), "--replay", replay))
                .as(console::err)
                .isZero();
        assertThat(run("postgresql", "audit", id.group(1), "--verify")).isZero();
        assertThat(console.out()).contains("intact");
        assertThat(run("postgresql", "import", "w.jsonl")).as("it went on").isNotZero();
        assertThat(console.err()).contains("are not those of the file: nothing was changed");
        try (Git git = Git.open(project.directory().toFile())) {
            assertThat(git.getRepository().resolve("journeyman/say-bye:bye.txt"))
                    .isNotNull();
        }
    }

    @Test
    void aProjectIsBackedUpAndRestoredByCommands() throws Exception {
        String replay = project.recording().toString();
        assertThat(run("json", "run", "Say bye", "--gates", "planning", "--replay", replay))
                .isEqualTo(3);
        Matcher id = ID.matcher(console.out());
        assertThat(id.find()).as(console::out).isTrue();
        assertThat(run("json", "backup")).as("no folder").isEqualTo(2);
        assertThat(console.err()).contains("backup.folder");
        assertThat(run("json", "backup", "backups", "--keep", "0")).isEqualTo(2);
        assertThat(run("json", "backup", "backups")).as(console::err).isZero();
        assertThat(console.out())
                .containsPattern("Backed up 1 workflow and \\d+ work items? to .*backups/small-.*jsonl");

        assertThat(run("postgresql", "restore", "backups")).as(console::err).isZero();
        assertThat(console.out()).contains("Restored 1 workflow").contains("list --store postgresql");
        assertThat(run("postgresql", "restore", "backups", "--json"))
                .as("again")
                .isZero();
        assertThat(console.out()).contains("\"workflows\" : 1");
        assertThat(run("postgresql", "audit", id.group(1), "--verify")).isZero();
        assertThat(console.out()).contains("intact");
        assertThat(run("postgresql", "approve", id.group(1))).isZero();
        assertThat(run("postgresql", "resume", id.group(1), "--replay", replay))
                .as(console::err)
                .isZero();
        assertThat(run("postgresql", "restore", "backups")).as("it went on").isEqualTo(1);
        assertThat(console.err()).contains("nothing was changed");
        assertThat(run("json", "restore", "nowhere")).isEqualTo(1);
    }

    @Test
    void backupsAreMadeAgainAndAgainUntilThatIsInterrupted() throws Exception {
        Path folder = project.directory().resolve("backups");
        AtomicInteger exit = new AtomicInteger(-1);
        Thread command = new Thread(() -> exit.set(run("json", "backup", "backups", "--every", "1s")));
        command.start();
        Deadline.in(Duration.ofMinutes(1)).await("a backup", () -> console.out().contains("Backed up 0 workflows"));
        command.interrupt();
        command.join();
        assertThat(exit).hasValue(0);
        assertThat(console.out()).contains("No more backups are made.");
        assertThat(folder).isDirectoryContaining("glob:**.backup.jsonl");
    }

    private int run(String backend, String... args) {
        List<String> chosen = List.of("--store", backend, "--tracker", backend);
        return console.run(Stream.concat(Arrays.stream(args), chosen.stream()).toArray(String[]::new));
    }
}
