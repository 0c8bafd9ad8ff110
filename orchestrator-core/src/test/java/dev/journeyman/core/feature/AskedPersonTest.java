package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.EditedArtifact;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.ApprovalSettings;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.ScriptedInputAdapter;
import dev.journeyman.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is here while the workflow runs. */
class AskedPersonTest {
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path temp;

    private final SettableClock clock = SettableClock.atSomeTime();

    private Orchestrator orchestrator(InputAdapter person) throws Exception {
        return Orchestrator.builder()
                .project(SampleProject.create(Files.createDirectory(temp.resolve("sample"))))
                .store(new InMemoryCheckpointStore())
                .tracker(new InMemoryWorkTracker())
                .agents(new Team().agents())
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .clock(clock)
                .input(person)
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.builder()
                        .approvals(new ApprovalSettings(Optional.of(DAY), Question.Overdue.STOP))
                        .build())
                .build();
    }

    private static WorkRequest request() {
        return WorkRequest.of("Write four files.").withGates(List.of("planning"));
    }

    @Test
    void isNotAskedAnyMoreWhenTheTimeIsOver() throws Exception {
        try (Orchestrator orchestrator = orchestrator(new Sleeper())) {
            WorkflowResult result = orchestrator.start(request()).await();
            assertThat(result.status()).isEqualTo(WorkflowStatus.STOPPED);
            assertThat(result.view().reason()).contains("Nobody has approved 'plan' in time");
        }
    }

    @Test
    void parksTheWorkflowWithAnArtifactThatCannotBeUsed() throws Exception {
        InputAdapter clumsy = ScriptedInputAdapter.answering(asked -> {
            Question.Approval approval = (Question.Approval) asked.question();
            return Optional.of(new Answer.Approved(approval.tree(), approval.artifactHash(), "")
                    .withEdited(new EditedArtifact("plan", "{}")));
        });
        try (Orchestrator orchestrator = orchestrator(clumsy)) {
            WorkflowResult result = orchestrator.start(request()).await();
            assertThat(result.status()).isEqualTo(WorkflowStatus.PAUSED);
            assertThat(orchestrator.audit(result.id()))
                    .anyMatch(entry -> entry.action().equals("ignore signal")
                            && entry.output().contains("is missing"));
        }
    }

    /** Lets a day pass while somebody asks, and does not wake up. */
    private final class Sleeper implements InputAdapter {
        @Override
        public Optional<WorkRequest> nextRequest() {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> ask(WorkflowId workflow, AskedQuestion question) throws InterruptedException {
            clock.advance(DAY);
            new CountDownLatch(1).await();
            return Optional.empty();
        }

        @Override
        public void show(WorkflowView view) {}

        @Override
        public void close() {}
    }
}
