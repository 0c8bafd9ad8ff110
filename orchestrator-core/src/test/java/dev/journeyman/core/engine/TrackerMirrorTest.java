package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.Role;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.Estimate;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.api.work.PlannedFile.Intent;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.testkit.InMemoryWorkTracker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrackerMirrorTest {
    private static final ProjectId PROJECT = new ProjectId("p");

    private final InMemoryWorkTracker tracker = new InMemoryWorkTracker();
    private final TrackerMirror mirror = new TrackerMirror(tracker, PROJECT, new WorkflowId("wf-1"));

    @Test
    void anItemSaysWhichPhaseWorksOnItAndWhatThePlanKnows() {
        List<PlannedFile> files = List.of(
                new PlannedFile("src/A.java", Intent.CREATE),
                new PlannedFile("src/B.java", Intent.MODIFY),
                new PlannedFile("src/A.java", Intent.MODIFY));
        mirror.opened("code#2/dispatch:1", plan(files, new Estimate(200, 3, 10, 1)));
        assertThat(only().phase()).isEqualTo("code");
        assertThat(only().metadata())
                .containsExactly(
                        Map.entry("workflow", "wf-1"),
                        Map.entry("key", "export"),
                        Map.entry("role", "backend"),
                        Map.entry("complexity", "moderate"),
                        Map.entry("lines", "200"),
                        Map.entry("files", "src/A.java, src/B.java"));
    }

    @Test
    void whatThePlanDoesNotKnowIsLeftOut() {
        mirror.opened("tests#1/dispatch:1/export#1/dispatch:1", plan(List.of(), Estimate.UNKNOWN));
        assertThat(only().phase()).isEqualTo("tests");
        assertThat(only().metadata()).containsOnlyKeys("workflow", "key", "role");
    }

    private static Plan plan(List<PlannedFile> files, Estimate estimate) {
        PlanItem item = new PlanItem(
                "export", "Export", "Write it.", Role.BACKEND, Priority.P1, List.of(), files, List.of(), estimate);
        return new Plan("One item.", List.of(item), "None.");
    }

    private WorkItem only() {
        return tracker.changes(PROJECT, "", 10).items().get(0);
    }
}
