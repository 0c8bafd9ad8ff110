package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.phase.PhaseContext;
import dev.journeyman.api.phase.PhaseResult;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.RollbackTargets;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.testing.DirectoryState;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random histories of edits, checkpoints, a person's edits in the worktree, and rollbacks to any event that is allowed: the
 * worktree comes back to the bit, every edit of the person's stays reachable, the user's checkout is never touched.
 *
 * <p>{@code -Djourneyman.restore.histories=N} plays more of them, {@code -Djourneyman.restore.seed=S} begins with another.
 */
class RestoreFidelityTest {
    private static final int HISTORIES = Integer.getInteger("journeyman.restore.histories", 25);
    private static final long SEED = Long.getLong("journeyman.restore.seed", 1);
    private static final int ACTIONS = 7;
    private static final WorkflowId ID = new WorkflowId("restored");

    @TempDir
    private Path temp;

    private int rollbacks;
    private int edits;

    @Test
    void everyTreeComesBackAndNoEditOfAPersonIsLost() throws Exception {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                new History(Files.createDirectory(temp.resolve("h" + seed)), seed).play();
            } catch (Exception | AssertionError e) {
                throw new AssertionError("-Djourneyman.restore.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.println("Restore fidelity: " + HISTORIES + " histories, " + rollbacks + " rollbacks, " + edits
                + " edits by hand, all trees the same to the bit, all edits reachable.");
    }

    /** One history. */
    private final class History {
        private final Random random;
        private final Path folder;
        private final Path project;
        private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
        private final Set<String> byHand = new HashSet<>();
        private int signals;

        History(Path folder, long seed) throws Exception {
            this.folder = folder;
            this.random = new Random(seed);
            this.project = SampleProject.create(Files.createDirectory(folder.resolve("sample")));
        }

        void play() throws Exception {
            stashSomething();
            String users = DirectoryState.of(project, ".git/journeyman", ".git/refs/journeyman");
            try (Orchestrator orchestrator = open()) {
                orchestrator
                        .start(WorkRequest.of("Work.").withPipeline("restoring"))
                        .await();
                for (int i = 0; i < ACTIONS; i++) {
                    act(orchestrator);
                }
                editByHand();
                rollBack(orchestrator, 3);
            }
            assertThat(reachable()).as("what stood in commits").containsAll(byHand);
            assertThat(DirectoryState.of(project, ".git/journeyman", ".git/refs/journeyman"))
                    .isEqualTo(users);
        }

        private void stashSomething() throws Exception {
            try (Git git = Git.open(project.toFile())) {
                Files.writeString(project.resolve("README.md"), "# Stashed\n");
                git.stashCreate().call();
            }
            Files.writeString(project.resolve("README.md"), "# Not committed\n");
        }

        private Orchestrator open() {
            return Orchestrator.builder()
                    .project(project)
                    .store(store)
                    .tracker(new InMemoryWorkTracker())
                    .agents(new Team().agents())
                    .phases(List.of(new Restless(random)))
                    .pipeline(new Pipeline("restoring", List.of("restless"), List.of()))
                    .commands(new ScriptedBuildTool())
                    .environment(
                            Map.of("XDG_STATE_HOME", folder.resolve("state").toString()))
                    .configuration(Configuration.DEFAULTS)
                    .ids(() -> ID)
                    .build();
        }

        private void act(Orchestrator orchestrator) throws Exception {
            switch (random.nextInt(3)) {
                case 0 -> goOn(orchestrator);
                case 1 -> {
                    editByHand();
                    rollBack(orchestrator, target());
                }
                default -> rollBack(orchestrator, target());
            }
        }

        private void goOn(Orchestrator orchestrator) throws InterruptedException {
            WorkflowResult parked = orchestrator.resume(ID).await();
            String question = parked.question().orElseThrow().id();
            orchestrator.post(ID, new Signal.Answered("s" + ++signals, "person", question, new Answer.Said("on")));
            assertThat(orchestrator.resume(ID).await().status()).isEqualTo(WorkflowStatus.PAUSED);
        }

        private long target() {
            RollbackTargets targets = RollbackTargets.of(journal());
            long to = 0;
            while (targets.refusal(to).isPresent()) {
                to = 1L + random.nextInt(journal().size());
            }
            return to;
        }

        private void editByHand() throws IOException {
            DirectoryState.change(worktree(), random);
            DirectoryState.change(worktree(), random);
            byHand.add(DirectoryState.of(worktree(), ".git/"));
            edits++;
        }

        private void rollBack(Orchestrator orchestrator, long to) throws InterruptedException, IOException {
            WorkflowResult rested = orchestrator
                    .rollBack(ID, new Signal.RollBack("s" + ++signals, "person", to))
                    .orElseThrow()
                    .await();
            assertThat(rested.status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(DirectoryState.of(worktree(), ".git/"))
                    .as("the tree at event %s", to)
                    .isEqualTo(stateAt(to));
            rollbacks++;
        }

        /** What the step saw that had written last. */
        private String stateAt(long to) throws IOException {
            String written = Timeline.last(Timeline.asOf(journal(), to).events(), Event.StepDone.class)
                    .map(done -> done.result().textValue())
                    .orElse("");
            return written.isEmpty() ? base() : written;
        }

        private String base() throws IOException {
            try (Git git = Git.open(project.toFile());
                    RevWalk walk = new RevWalk(git.getRepository())) {
                RevCommit head = walk.parseCommit(git.getRepository().resolve("refs/heads/main"));
                return DirectoryState.of(walk.getObjectReader(), head.getTree());
            }
        }

        private List<Recorded> journal() {
            return JournalReader.events(store, ID);
        }

        private Path worktree() throws IOException {
            try (Stream<Path> all =
                    Files.find(folder.resolve("state"), 5, (path, found) -> path.endsWith(ID.value() + "/main"))) {
                return all.findFirst().orElseThrow();
            }
        }

        /** The states of all commits that a ref of the engine's reaches. */
        private List<String> reachable() throws IOException {
            List<String> states = new ArrayList<>();
            try (Git git = Git.open(project.resolve(".git/journeyman/store.git").toFile());
                    RevWalk walk = new RevWalk(git.getRepository());
                    ObjectReader reader = git.getRepository().newObjectReader()) {
                for (Ref ref : git.getRepository().getRefDatabase().getRefs()) {
                    walk.markStart(walk.parseCommit(ref.getObjectId()));
                }
                for (RevCommit commit : walk) {
                    states.add(DirectoryState.of(reader, commit.getTree()));
                }
            }
            return states;
        }
    }

    /** Changes a few files, says what came of it, asks whether to go on, and so on. */
    private record Restless(Random random) implements Phase {
        @Override
        public String name() {
            return "restless";
        }

        @Override
        public PhaseResult run(PhaseContext context) {
            for (int i = 0; i < 100; i++) {
                context.step(new Action.Compute("change"), String.class, step -> {
                    for (int n = 0; n < 3; n++) {
                        DirectoryState.change(step.directory(), random);
                    }
                    return DirectoryState.of(step.directory(), ".git/");
                });
                context.await(new Question.Clarification("On?", List.of()));
            }
            return PhaseResult.completed();
        }
    }
}
