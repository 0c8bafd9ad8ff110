package dev.journeyman.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.step.FileEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Room that workflows take, and objects that go when nobody needs them. */
@SuppressWarnings("NullAway.Init")
class HoldingsTest {
    private static final WorkflowId OTHER = new WorkflowId("other");

    @TempDir
    Path folder;

    private Fixture user;

    @BeforeEach
    void open() {
        user = Fixture.sample(folder);
    }

    @AfterEach
    void close() {
        user.close();
    }

    private String edited(GitProject project, WorkflowId id) {
        try (Workspace workspace = project.workspace(id, Optional.empty())) {
            return workspace
                    .edit(workspace.base(), List.of(new FileEdit.Create("new.txt", "new\n")), "edit")
                    .commit();
        }
    }

    @Test
    void aProjectWithoutWorkflowsHoldsNothing() {
        Holdings holdings = user.project().holdings();
        assertThat(holdings.owners()).isEmpty();
        assertThat(holdings.exist(OTHER)).isFalse();
        assertThat(holdings.size(OTHER)).isZero();
        assertThat(holdings.objects()).isZero();
        assertThat(holdings.dropObjects()).isZero();
        assertThat(user.gitDirectory().resolve("journeyman")).doesNotExist();
    }

    @Test
    void aDirectoryCountsUntilItIsReleased() {
        try (Workspace workspace = user.workspace()) {
            Desk desk = workspace.desk("main");
            desk.moveTo(workspace.base());
            Fixture.write(desk.directory(), "big.txt", "x".repeat(10_000));
        }
        Holdings holdings = user.project().holdings();
        assertThat(holdings.size(Fixture.WORKFLOW)).isGreaterThan(10_000);
        assertThat(holdings.owners()).containsExactly(Fixture.WORKFLOW);
        user.project().release(Fixture.WORKFLOW);
        assertThat(holdings.size(Fixture.WORKFLOW)).isZero();
        assertThat(holdings.exist(Fixture.WORKFLOW)).isFalse();
    }

    @Test
    void objectsStayWhileAnyWorkflowMayNeedThem() {
        edited(user.project(), Fixture.WORKFLOW);
        String kept = edited(user.project(), OTHER);
        user.project().release(Fixture.WORKFLOW);
        assertThat(user.project().holdings().dropObjects()).isZero();
        assertThat(user.project().history(OTHER).tree(kept).read("new.txt")).contains("new\n");
    }

    @Test
    void aProcessThatKnowsDroppedObjectsWritesThemAnew() {
        try (GitProject cleaner = GitProject.open(user.root, user.stateHome, user.clock())) {
            edited(user.project(), Fixture.WORKFLOW);
            cleaner.release(Fixture.WORKFLOW);
            assertThat(cleaner.holdings().dropObjects()).isPositive();
            assertThat(cleaner.holdings().objects()).isZero();

            String commit = edited(user.project(), OTHER);
            assertThat(cleaner.history(OTHER).tree(commit).read("new.txt")).contains("new\n");
        }
        user.closeProject();
        assertThat(user.project().workspace(OTHER, Optional.empty()).base()).isNotEmpty();
    }
}
