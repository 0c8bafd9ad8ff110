package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.WorkspaceSettings.Locks;
import dev.journeyman.core.journal.Checkpoint;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.ScriptedAgent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MilestonesTest {
    private static final WorkflowId ID = new WorkflowId("w");
    private static final List<PlanItem> ITEMS = IntStream.rangeClosed(1, 25)
            .mapToObj(i -> PlanOnly.item("item-" + i, "src/File" + i + ".txt"))
            .toList();

    @TempDir
    Path temp;

    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    private Outcome write(Assignment assignment, AgentContext context) {
        PlanItem item = assignment.item().orElseThrow();
        asked.merge(item.key(), 1, Integer::sum);
        context.change(List.of(new FileEdit.Create(item.files().get(0).path(), item.key() + "\n")));
        return new Outcome.Done(Optional.empty(), "Written.");
    }

    @Test
    void workGoesBackToAMilestoneOfAPlanAndComesToTheSameTreeAgain() throws Exception {
        Path project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        PlanOnly plans = new PlanOnly(project, temp.resolve("state"), new InMemoryCheckpointStore(), Locks.WARN);
        ScriptedAgent coder = ScriptedAgent.following("coder", Set.of(Role.BACKEND), this::write);
        try (Orchestrator orchestrator = plans.open(ID.value(), coder, 5, ITEMS)) {
            WorkflowResult first = PlanOnly.start(orchestrator).await();
            assertThat(first.status()).as(first.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            List<Checkpoint> milestones = milestones(orchestrator);
            assertThat(milestones).extracting(Checkpoint::name).containsExactly("10 items merged", "20 items merged");
            List<String> there =
                    orchestrator.tree(ID, milestones.get(1).commit()).paths();
            assertThat(there).filteredOn(path -> path.startsWith("src/")).hasSize(20);

            long target = orchestrator.eventNamed(ID, "20 items merged");
            WorkflowResult back = orchestrator
                    .rollBack(ID, new Signal.RollBack("back", "ann", target))
                    .orElseThrow()
                    .await();
            assertThat(back.status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(asked.values()).containsOnly(1);

            WorkflowResult second = orchestrator.resume(ID).await();
            assertThat(second.status()).as(second.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            assertThat(SampleProject.tree(project, second.branch().orElseThrow()))
                    .isEqualTo(SampleProject.tree(project, first.branch().orElseThrow()));
            assertThat(merged(there))
                    .hasSize(20)
                    .allSatisfy(key -> assertThat(asked).containsEntry(key, 1));
            assertThat(asked).allSatisfy((key, times) -> assertThat(times).isLessThanOrEqualTo(2));
        }
    }

    private static List<String> merged(List<String> paths) {
        return ITEMS.stream()
                .filter(item -> paths.contains(item.files().get(0).path()))
                .map(PlanItem::key)
                .toList();
    }

    private static List<Checkpoint> milestones(Orchestrator orchestrator) {
        return orchestrator.checkpoints(ID).stream()
                .filter(checkpoint -> checkpoint.name().endsWith("items merged"))
                .toList();
    }
}
