package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.cli.demo.DemoProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from the first phase to the delivered branch, with real Maven. */
class DemoTest {
    private static final String BRANCH = "journeyman/vouchers-from-shops";

    @TempDir
    private Path folder;

    @Test
    void addsTheFeatureAndLeavesEverythingElseAlone() throws Exception {
        Path project = DemoProject.in(folder.resolve("demo"), true);
        Map<String, String> before = files(project);
        Console console = new Console(folder)
                .with("XDG_STATE_HOME", folder.resolve("state").toString());

        assertThat(console.run("demo", "--dir", "demo", "--json"))
                .as(console.err())
                .isZero();

        JsonNode document = new ObjectMapper().readTree(console.out());
        assertThatItTells(document);
        assertThatOnlyTheBranchIsNew(
                before, files(project), document.at("/workflow").asText());
        assertThatTheCommitIsConventional(project);
        assertThat(mavenTest(project)).contains("Tests run: 53, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(console.run("demo", "--dir", "demo"))
                .as("shows the same result again")
                .isZero();
        assertThat(console.out()).contains("git -C " + project + " merge " + BRANCH);
    }

    private static void assertThatItTells(JsonNode document) {
        assertThat(document.at("/status").asText()).isEqualTo("COMPLETED");
        assertThat(document.at("/items")).hasSize(4);
        assertThat(document.at("/testRuns/0/failures"))
                .as("the first run really fails")
                .hasSize(2);
        assertThat(document.at("/coverage/linePercent").asDouble()).isGreaterThan(85);
        assertThat(document.at("/coverage/branchPercent").asDouble()).isGreaterThan(70);
        assertThat(document.at("/filesCreated").toString()).contains("VoucherBook.java", "VoucherBookTest.java");
        assertThat(document.at("/filesModified").toString()).contains("README.md", "FeeCalculator.java");
        assertThat(document.at("/usage/modelCalls").asInt()).isEqualTo(10);
        assertThat(document.at("/branch").asText()).isEqualTo(BRANCH);
    }

    private static void assertThatOnlyTheBranchIsNew(
            Map<String, String> before, Map<String, String> after, String workflow) {
        assertThat(after).containsAllEntriesOf(before);
        after.keySet().removeAll(before.keySet());
        assertThat(after)
                .containsOnlyKeys(
                        ".git/refs/heads/" + BRANCH,
                        ".git/logs/refs/heads/" + BRANCH,
                        ".git/refs/journeyman/anchor/" + workflow);
    }

    private static void assertThatTheCommitIsConventional(Path project) throws IOException {
        try (Git git = Git.open(project.toFile())) {
            RevCommit commit =
                    git.getRepository().parseCommit(git.getRepository().resolve(BRANCH));
            assertThat(commit.getShortMessage()).startsWith("feat(vouchers): ");
            assertThat(commit.getParents())
                    .containsExactly(
                            git.getRepository().parseCommit(git.getRepository().resolve("HEAD")));
            assertThat(commit.getFooterLines())
                    .extracting(footer -> footer.getKey())
                    .contains("Journeyman-Workflow", "Journeyman-Agents", "Journeyman-Journal");
        }
    }

    /** Every file but git objects and the engine's own, by the hash of its content. */
    private static Map<String, String> files(Path project) throws Exception {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(project)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = project.relativize(file).toString();
                if (!name.startsWith(".git/objects/") && !name.startsWith(".git/journeyman/")) {
                    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                    files.put(name, HexFormat.of().formatHex(hash));
                }
            }
        }
        return files;
    }

    private String mavenTest(Path project) throws Exception {
        Path checkout = folder.resolve("checkout");
        Git.cloneRepository()
                .setURI(project.toUri().toString())
                .setDirectory(checkout.toFile())
                .setBranch(BRANCH)
                .call()
                .close();
        Process maven = new ProcessBuilder("mvn", "-B", "-ntp", "-Dstyle.color=never", "test")
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(maven.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(maven.waitFor()).as(output).isZero();
        return output;
    }
}
