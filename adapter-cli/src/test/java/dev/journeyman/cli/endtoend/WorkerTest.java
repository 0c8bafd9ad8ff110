package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.backend.jdbc.Postgres;
import dev.journeyman.cli.Console;
import dev.journeyman.cli.Main;
import dev.journeyman.cli.SmallProject;
import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import dev.journeyman.testkit.crash.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a node, in a process and a clone of its own. */
@SuppressWarnings("NullAway.Init")
@Timeout(120)
class WorkerTest {
    private static final Pattern ID = Pattern.compile("journeyman status (\\w+)");

    @TempDir
    private Path folder;

    private final Postgres postgres = new Postgres();
    private SmallProject project;
    private Console laptop;

    @BeforeEach
    void cloneTheProject() throws Exception {
        project = SmallProject.in(folder, "[\"true\"]");
        for (String machine : List.of("laptop", "server")) {
            Git.cloneRepository()
                    .setURI(project.directory().toUri().toString())
                    .setDirectory(folder.resolve(machine).toFile())
                    .call()
                    .close();
            Path settings = folder.resolve(machine).resolve("journeyman.yaml");
            Files.writeString(
                    settings,
                    "project: small\nstore: postgresql\ntracker: postgresql\nchecks:\n  test: [\"true\"]\nworkspace:\n"
                            + "  share: origin\n  stateHome: " + folder.resolve(machine + "-state") + "\n");
        }
        laptop = new Console(folder.resolve("laptop")).with("DATABASE_URL", postgres.address());
    }

    @AfterEach
    void drop() {
        postgres.close();
    }

    private JavaProgram worker(String name) {
        return JavaProgram.of(Main.class, "worker", "--name", name, "--replay", project.recording())
                .options("-Duser.home=" + folder.resolve("home"))
                .in(folder.resolve("server"))
                .environment(variables -> variables.put("DATABASE_URL", postgres.address()));
    }

    private int atLaptop(String... args) {
        return laptop.run(args);
    }

    @Test
    void aSubmittedWorkflowIsDoneByAWorkerThatThenEndsOnRequest() throws Exception {
        assertThat(atLaptop("run", "Say bye", "--gates", "planning", "--submit"))
                .as(laptop::err)
                .isZero();
        Matcher found = ID.matcher(laptop.out());
        assertThat(found.find()).as(laptop::out).isTrue();
        String id = found.group(1);
        try (ChildJvm node = worker("node-1").start()) {
            awaitStatus(id, "PAUSED");
            assertThat(atLaptop("approve", id)).as(laptop::err).isZero();
            awaitStatus(id, "COMPLETED");
            ProcessHandle.of(node.pid()).orElseThrow().destroy();
            Life life = node.await();
            assertThat(life.exit()).isZero();
            assertThat(node.lines())
                    .as(life::err)
                    .anyMatch(line -> line.contains("Node node-1 has ended; 2 workflows came to rest at it."));
        }
        assertThat(atLaptop("audit", id, "--verify")).isZero();
        assertThat(atLaptop("log", id)).isZero();
        assertThat(laptop.out()).contains("agent:");
        try (Git server = Git.open(folder.resolve("server").toFile())) {
            assertThat(server.getRepository().resolve("journeyman/say-bye:bye.txt"))
                    .isNotNull();
        }
        assertThat(atLaptop("doctor")).isNotNegative();
        assertThat(laptop.out()).contains("remote 'origin' answers and has ");
    }

    private void awaitStatus(String id, String status) throws IOException {
        do {
            assertThat(atLaptop("status", id, "--json")).isNotNegative();
        } while (!new ObjectMapper()
                .readTree(laptop.out())
                .path("status")
                .asText()
                .equals(status));
    }

    @Test
    void aStoreForOneMachineSaysWhatToChoose() {
        assertThat(atLaptop(
                        "worker",
                        "--store",
                        "json",
                        "--replay",
                        project.recording().toString()))
                .isEqualTo(1);
        assertThat(laptop.err()).contains("proposes nothing to nodes").contains("store: postgresql");
    }
}
