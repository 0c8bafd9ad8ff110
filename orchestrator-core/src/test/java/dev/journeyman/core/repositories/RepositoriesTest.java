package dev.journeyman.core.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.artifact.Delivery;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The catalogue of repositories: in each a whole workflow is run, which delivers exactly its change or is refused before
 * anything is written. A table of what happened is printed; nothing else of the user's has changed by a byte.
 */
class RepositoriesTest {
    /** The engine's folder, the anchor, the delivered branch with its log, and its objects. */
    private static final Pattern OURS = Pattern.compile("(.*/)?(objects/pack|logs/refs/heads|logs/refs|logs"
            + "|(\\.git|[a-z]+\\.git|modules/lib)/journeyman(/.*)?"
            + "|refs/journeyman(/anchor(/[^/]+)?)?"
            + "|objects/pack/pack-[^/]+\\.(pack|idx)|(logs/)?refs/heads/journeyman(/say-bye(-\\d)?)?)");

    private static final List<String> TABLE = new ArrayList<>();

    @TempDir
    private static Path temp;

    @AfterAll
    static void printTable() {
        System.out.println("| Repository | Outcome | What it said |\n|---|---|---|");
        TABLE.forEach(System.out::println);
    }

    @ParameterizedTest
    @EnumSource
    void isWorkedOnOrRefused(RepositoryShape shape) throws Exception {
        Path place = Files.createDirectories(temp.resolve(shape.name()));
        Scene scene = shape.make(Files.createDirectories(place.resolve("user")));
        List<Everything> before = new ArrayList<>(List.of(Everything.below(scene.folder())));
        SmallChange team = new SmallChange(() -> UserFolder.unchecked(() -> {
            scene.repository().git(scene.meanwhile());
            return before.set(0, withoutOurs(scene));
        }));

        String end;
        String said;
        String branch = "";
        try (Orchestrator orchestrator = orchestrator(scene, place.resolve("state"), team)) {
            WorkflowResult result = orchestrator.start(scene.request()).await();
            end = result.status().name();
            branch = result.branch().orElse("");
            said = result.view().reason() + String.join(" ", notes(result));
        } catch (OrchestratorException e) {
            end = e.failure().code();
            said = e.failure().message();
        }
        note(shape, end, branch, said);

        assertThat(end).as(said).isEqualTo(shape.end());
        requireSaid(shape.said(), said);
        SortedSet<String> changed = Everything.below(scene.folder()).since(before.get(0));
        if (end.equals("COMPLETED")) {
            changed.removeIf(path -> OURS.matcher(path).matches());
            assertThat(team.seen()).containsAllEntriesOf(scene.seen());
            requireExactlyTheChange(scene);
        } else {
            assertThat(team.asked()).isZero();
            assertThat(place.resolve("state")).doesNotExist();
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void aSecretInUncommittedWorkIsPutToAPersonBeforeItIsDelivered() throws Exception {
        Path place = Files.createDirectories(temp.resolve("secret"));
        Scene scene = Scene.sample(place).asking(WorkRequest::withUncommitted);
        scene.repository().write("Settings.java", "String password = \"kX9v" + "Q2mZ4r\";\n");
        SmallChange team = new SmallChange(() -> {});

        try (Orchestrator orchestrator = orchestrator(scene, place.resolve("state"), team)) {
            WorkflowResult result = orchestrator.start(scene.request()).await();

            assertThat(result.status()).isNotEqualTo(WorkflowStatus.COMPLETED);
            assertThat(result.branch()).isEmpty();
            assertThat(result.view().question().orElseThrow().toString())
                    .contains("The commit would contain what looks like a secret: ", "Settings.java");
        }
    }

    /** Those that do not depend on who runs the test. */
    private static List<String> notes(WorkflowResult result) {
        List<String> notes = result.delivery().map(Delivery::notes).orElse(List.of());
        return notes.stream()
                .filter(note -> !note.startsWith("No git identity") && !note.startsWith("Commit signing"))
                .toList();
    }

    private static void requireSaid(String expected, String said) {
        if (expected.isEmpty() || expected.endsWith(".")) {
            assertThat(said).isEqualTo(expected);
        } else {
            assertThat(said).contains(expected);
        }
    }

    /** What the user did meanwhile is his, what the engine did until then is not. */
    private static Everything withoutOurs(Scene scene) throws Exception {
        Everything now = Everything.below(scene.folder());
        now.marks().keySet().removeIf(path -> OURS.matcher(path).matches() && !path.contains("refs/heads"));
        return now;
    }

    private static Orchestrator orchestrator(Scene scene, Path state, SmallChange team) {
        return Orchestrator.builder()
                .project(scene.project())
                .store(new InMemoryCheckpointStore())
                .tracker(new InMemoryWorkTracker())
                .agents(team.agents())
                .commands(team)
                .sleeper(time -> {})
                .environment(Map.of("XDG_STATE_HOME", state.toString()))
                .configuration(Configuration.builder()
                        .commands(List.of(SmallChange.MAKE))
                        .checks(ChecksSettings.DEFAULTS.withCommands(
                                new ChecksSettings.Commands(List.of("compile"), List.of("test"), List.of())))
                        .build())
                .build();
    }

    private static void requireExactlyTheChange(Scene scene) throws Exception {
        try (Git git = Git.open(scene.repository().root().toFile())) {
            RevCommit commit = Commits.of(git, "refs/heads/" + scene.branch());
            assertThat(Commits.changes(git, commit))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("hello.txt", scene.hello(), "bye.txt", "bye\n", "made.txt", "made\n"));
            scene.check().of(git, commit);
        }
    }

    private static void note(RepositoryShape shape, String end, String branch, String said) {
        String name = shape.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String outcome = end.equals("COMPLETED") ? "delivered on " + branch : "refused: " + end;
        TABLE.add("| " + name + " | " + outcome + " | " + said.replace(temp.toString(), "...") + " |");
    }
}
