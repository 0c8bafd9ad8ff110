package dev.journeyman.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.cli.endtoend.FilesWork;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.testkit.crash.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nodes share workflows on one database while nodes are killed and frozen, connections cut and the database restarted:
 * all finish, no item is lost or done twice. {@code scripts/chaos} runs it for minutes.
 */
@SuppressWarnings("NullAway.Init")
class ChaosTest {
    private static final int NODES = 4;
    private static final int ITEMS = 10;
    private static final int WORKFLOWS = Integer.getInteger("journeyman.chaos.workflows", 10);
    /** Each node has room for all: often one is dead, another frozen and a third about to end. */
    private static final int SLOTS = WORKFLOWS;

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("journeyman.chaos.seconds", 60));
    private static final Duration THINKING = Duration.ofMillis(Integer.getInteger("journeyman.chaos.thinking", 5_000));
    private static final Duration BETWEEN_BLOWS =
            Duration.ofMillis(Integer.getInteger("journeyman.chaos.between", 4_000));
    private static final long SEED = Long.getLong("journeyman.chaos.seed", 20261122L);
    private static final String PAGE = System.getProperty("journeyman.chaos.page", "");
    private static final long BETWEEN_LOOKS = Duration.ofMillis(100).toNanos();
    private static final Duration LONGEST_END = Duration.ofMinutes(4);

    @TempDir
    private Path temp;

    private final List<Node> nodes = new ArrayList<>();
    private final List<Path> clones = new ArrayList<>();
    private Server server;
    private Orchestrator desk;

    @BeforeEach
    void open() throws Exception {
        server = new Server(temp.resolve("postgres"));
        makeRemote();
        desk = NodeMain.open(settings("desk", "desk"));
        for (int i = 1; i <= NODES; i++) {
            String name = "node-" + i;
            nodes.add(new Node(name, temp.resolve(name), process -> settings(name, process)));
            clone(name);
        }
    }

    private void makeRemote() throws Exception {
        Files.createDirectories(temp.resolve("side"));
        Path seed = Files.createDirectories(temp.resolve("seed"));
        Files.writeString(seed.resolve("README.md"), "# Files\n");
        try (Git git =
                Git.init().setDirectory(seed.toFile()).setInitialBranch("main").call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("chore: begin")
                    .setAuthor("Ann", "ann@example.org")
                    .setCommitter("Ann", "ann@example.org")
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        }
        clone(seed, temp.resolve("remote.git"), true);
        clone("desk");
    }

    private void clone(String node) throws Exception {
        Path clone = temp.resolve(node).resolve("project");
        clone(temp.resolve("remote.git"), clone, false);
        clones.add(clone);
    }

    private static void clone(Path from, Path to, boolean bare) throws Exception {
        Git.cloneRepository()
                .setURI(from.toUri().toString())
                .setDirectory(to.toFile())
                .setBare(bare)
                .call()
                .close();
    }

    private NodeSettings settings(String node, String process) {
        Path folder = temp.resolve(node);
        return new NodeSettings(
                process,
                folder.resolve("project"),
                folder.resolve("state"),
                temp.resolve("side"),
                server.address(),
                ITEMS,
                SLOTS,
                THINKING);
    }

    @AfterEach
    void close() throws IOException {
        nodes.forEach(Node::close);
        desk.close();
        server.close();
    }

    @Test
    void noWorkflowAndNoItemIsLostOrDoneTwice() throws Exception {
        for (int i = 1; i <= WORKFLOWS; i++) {
            desk.submit(FilesWork.request("Files " + i));
        }
        for (Node node : nodes) {
            node.start();
        }
        Instant begin = Instant.now();
        Storm storm = new Storm(server, nodes, new Random(SEED), BETWEEN_BLOWS);
        storm.rage(TIME, this::settled);
        awaitEnd();
        judge(storm, Duration.between(begin, Instant.now()));
    }

    private void awaitEnd() throws Exception {
        try {
            Deadline.in(LONGEST_END).await("the end of all workflows", this::settled);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + said(), e);
        }
    }

    /** Whether all is done; sees to it that nodes are up until then. */
    private boolean settled() throws Exception {
        LockSupport.parkNanos(BETWEEN_LOOKS);
        for (Node node : nodes) {
            node.startAgainIfEnded();
        }
        return allDone();
    }

    private boolean allDone() {
        try {
            return server.ask("select count(*) from journeyman.workflow where status = 'COMPLETED'") == WORKFLOWS;
        } catch (SQLException e) {
            // It is being restarted.
            return false;
        }
    }

    private String said() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Node node : nodes) {
            all.append(node.processName())
                    .append('\n')
                    .append(String.join("\n", node.said()))
                    .append('\n')
                    .append(node.errors())
                    .append('\n');
        }
        return all.toString();
    }

    private void judge(Storm storm, Duration took) throws Exception {
        Histories histories = new Histories(desk);
        Tally tally = new Tally(
                histories.all(), ITEMS, new Deliveries(clones), SideLog.read(temp.resolve("side")), storm.strikes());
        Takeovers takeovers = new Takeovers(histories.all(), storm.strikes());
        String page = new Page(tally, takeovers, storm, took, broken(), refusals()).markdown(chains().isEmpty());
        System.out.println(page);
        if (!PAGE.isEmpty()) {
            Files.writeString(Path.of(PAGE), page);
        }
        assertThat(tally.unfinished()).as("unfinished").isEmpty();
        assertThat(tally.twice()).as("items done twice").isEmpty();
        assertThat(tally.lost()).as("items lost").isEmpty();
        assertThat(tally.deliveredTwice()).as("delivered twice").isEmpty();
        assertThat(tally.repeated()).as("items begun after their recorded end").isEmpty();
        assertThat(server.ask(
                        "select count(*) from (select epoch - lag(epoch) over (partition by workflow order by sequence)"
                                + " as step from journeyman.journal) as steps where step < 0"))
                .as("entries of an owner behind those of a later one")
                .isZero();
        assertThat(chains()).as("broken chains").isEmpty();
        assertThat(nodes).flatExtracting(Node::accidents).as("ends of nodes").isEmpty();
    }

    private int refusals() {
        return nodes.stream().mapToInt(Node::refusals).sum();
    }

    private long broken() throws IOException {
        long broken = 0;
        for (Node node : nodes) {
            broken += node.said().stream()
                    .filter(line -> line.startsWith(NodeMain.BROKEN))
                    .count();
        }
        return broken;
    }

    /** Workflows whose journal contradicts itself or what was delivered. */
    private Set<String> chains() {
        Set<String> broken = new TreeSet<>();
        for (WorkflowHead head : desk.list()) {
            if (!desk.verify(head.id()).intact()) {
                broken.add(head.id().value());
            }
        }
        return broken;
    }
}
