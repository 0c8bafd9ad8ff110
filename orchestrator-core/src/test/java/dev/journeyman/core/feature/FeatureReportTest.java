package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.report.AuditVerification;
import dev.journeyman.core.report.AuditVerification.Verdict;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReportTest {
    @TempDir
    Path temp;

    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private Path project = Path.of("");
    private WorkflowId id = new WorkflowId("none");

    @BeforeEach
    void runAWorkflow() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
        try (Orchestrator orchestrator = orchestrator(store)) {
            WorkflowResult result =
                    orchestrator.start(WorkRequest.of("Write four files.")).await();
            assertThat(result.status()).as(result.view().reason()).isEqualTo(WorkflowStatus.COMPLETED);
            id = result.id();
        }
    }

    private Orchestrator orchestrator(CheckpointStore journals) {
        return Orchestrator.builder()
                .project(project)
                .store(journals)
                .tracker(new InMemoryWorkTracker())
                .agents(new Team().agents())
                .commands(new ScriptedBuildTool())
                .sleeper(time -> {})
                .environment(Map.of("XDG_STATE_HOME", temp.resolve("state").toString()))
                .configuration(Configuration.DEFAULTS)
                .build();
    }

    @Test
    void theReportTellsWhatWasDoneAndWhatToDoNext() {
        try (Orchestrator orchestrator = orchestrator(store.reopened())) {
            assertThat(orchestrator.report(id))
                    .startsWith("# Write four files.\n")
                    .contains("- Status: completed\n", "- Progress: 100 %\n")
                    .containsPattern("\\| fix \\| completed \\| 1 \\| .* \\|")
                    .contains("- First run: failed, ", "- Last of 2 runs: passed, ")
                    .contains("- modified `README.md` +")
                    .containsPattern("- added `.+` \\+[1-9]\\d* -0")
                    .containsPattern("- [1-9]\\d* model calls, ")
                    .contains("on branch `journeyman/four-files`")
                    .contains("`git switch journeyman/four-files`");
        }
    }

    @Test
    void theStateFileStandsAtTheEndOfTheWorkflow() throws Exception {
        assertThat(project.resolve(".git/journeyman/STATE/" + id + ".md"))
                .content()
                .contains("- Status: completed\n", "- [x] commit (completed)")
                .contains("- Iteration: 1/5\n", "- Tests: passed, ")
                .contains(" coder as backend in `fix#1`: ")
                .containsPattern("- \\d+ \\d\\d:\\d\\d:\\d\\d after plan \\([0-9a-f]{10}\\)")
                .contains("- [x] All tests pass; the engine ran them", "- [ ] The difference was read");
        try (var files = Files.list(project.resolve(".git/journeyman/STATE"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theAuditListsWhoDidWhatByWhichRule() {
        try (Orchestrator orchestrator = orchestrator(store.reopened())) {
            List<AuditEntry> trail = orchestrator.audit(id);
            assertThat(trail).isSortedAccordingTo(Comparator.comparingLong(AuditEntry::sequence));
            assertThat(trail).allMatch(AuditEntry::counts);
            assertThat(trail)
                    .filteredOn(entry -> entry.action().equals("model"))
                    .hasSizeGreaterThan(6)
                    .allSatisfy(entry -> {
                        assertThat(entry.by()).isNotEqualTo("engine");
                        assertThat(entry.input()).startsWith("test:model, at most 0.002 USD");
                        assertThat(entry.output()).isEqualTo("answer");
                        assertThat(entry.rule()).isNotEmpty();
                        assertThat(entry.status()).isEqualTo(AuditEntry.Status.DONE);
                        assertThat(entry.duration()).isPresent();
                    });
            assertThat(trail)
                    .filteredOn(entry -> entry.action().equals("merge"))
                    .hasSize(4);
            assertThat(trail)
                    .filteredOn(entry -> entry.action().equals("deliver"))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.by()).isEqualTo("engine");
                        assertThat(entry.input()).isEqualTo("journeyman/four-files");
                    });
        }
    }

    @Test
    void theDeliveredCommitConfirmsTheJournal() {
        try (Orchestrator orchestrator = orchestrator(store.reopened())) {
            AuditVerification verification = orchestrator.verify(id);
            assertThat(verification.intact()).as(verification.toString()).isTrue();
            assertThat(verification.anchored()).isTrue();
            assertThat(verification.anchoredTo()).isPositive().isLessThan(verification.entries());
        }
    }

    @Test
    void aJournalThatWasRewrittenWithAllItsHashesDoesNotFitTheDeliveredCommit() {
        AuditVerification verification = verify(json -> json.replace("Write four files.", "Write five files."), 1000);
        assertThat(verification.intact()).isFalse();
        assertThat(verification.checks())
                .extracting(AuditVerification.Check::verdict)
                .containsExactly(Verdict.CONFIRMED, Verdict.BROKEN);
        assertThat(verification.checks().get(1).detail()).contains("the journal was rewritten");
    }

    @Test
    void aJournalThatWasCutDoesNotFitTheDeliveredCommit() {
        AuditVerification verification = verify(json -> json, 20);
        assertThat(verification.intact()).isFalse();
        assertThat(verification.checks().get(1).detail()).contains("20 that can be trusted are there");
    }

    @Test
    void withoutTheDeliveredBranchOnlyTheChainGuardsTheJournal() throws Exception {
        SampleProject.deleteBranch(project, "journeyman/four-files");
        AuditVerification verification = verify(json -> json, 1000);
        assertThat(verification.intact()).isTrue();
        assertThat(verification.anchored()).isFalse();
        assertThat(verification.checks().get(1).verdict()).isEqualTo(Verdict.ABSENT);
        assertThat(verification.checks().get(1).detail()).startsWith("The journal says that a commit was delivered");
    }

    private AuditVerification verify(UnaryOperator<String> change, int atMost) {
        InMemoryCheckpointStore forged = new InMemoryCheckpointStore();
        List<JournalEntry> entries = new ArrayList<>();
        String hash = JournalEntry.GENESIS;
        for (JournalEntry entry : store.reopened().read(id, 0, atMost)) {
            JournalEntry copy = JournalEntry.chain(entry.sequence(), hash, change.apply(entry.json()));
            entries.add(copy);
            hash = copy.hash();
        }
        try (Lease lease = forged.acquire(id, "forger").orElseThrow()) {
            lease.append(0, entries, store.reopened().list(HeadQuery.all()).get(0));
        }
        try (Orchestrator orchestrator = orchestrator(forged)) {
            return orchestrator.verify(id);
        }
    }
}
