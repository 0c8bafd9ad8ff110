package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens here is shown in Linear. */
class ItemsInLinearTest {
    @TempDir
    Path state;

    private Bench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new Bench(state);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void anItemBecomesAnIssueOfTheProjectWithLabelsAndABlockForPeople() throws Exception {
        bench.create("a");
        bench.later();
        Map<String, Object> issue = bench.linear().titled("Item a");
        assertThat(issue).containsEntry("priority", 3).containsEntry("identifier", "ENG-1");
        assertThat(issue.get("description")).isEqualTo("What to do:\n\n* this\n\n```journeyman\nitem a\n```");
        assertThat(bench.linear().state("Item a")).isEqualTo("Todo");
        assertThat(bench.linear().projects)
                .extracting(project -> project.get("name"))
                .containsExactly("shop");
        assertThat(bench.linear().labels).extracting(label -> label.get("name")).containsExactly("CODER");
        assertThat(issue.get("labels"))
                .isEqualTo(List.of(bench.linear().labels.get(0).get("id")));
    }

    @Test
    void aProjectAndLabelsThatAreThereAreUsed() throws Exception {
        bench.settings.put("project", "Web shop");
        bench.linear()
                .projects
                .add(Map.of("id", "project-9", "name", "Web shop", "accessibleTeams", List.of(Map.of("id", "team-1"))));
        bench.linear().labels.add(Map.of("id", "label-9", "name", "CODER"));
        bench.create("a");
        bench.later();
        assertThat(bench.linear().titled("Item a")).containsEntry("projectId", "project-9");
        assertThat(bench.linear().titled("Item a").get("labels")).isEqualTo(List.of("label-9"));
        assertThat(bench.linear().done).doesNotContainKeys("projectCreate", "issueLabelCreate");
    }

    @Test
    void claimsAndEndsMoveTheIssueAndAreToldInComments() throws Exception {
        bench.create("a", "b");
        bench.later();
        bench.claim("a");
        bench.set("b", ItemStatus.BLOCKED, "Waits for 'a', which failed.");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("In Progress");
        assertThat(bench.linear().said("Item a")).containsExactly("Workflow `wf-1` works on this.");
        assertThat(bench.linear().state("Item b"))
                .as("the team has no state for it")
                .isEqualTo("Todo");
        assertThat(bench.linear().said("Item b")).containsExactly("**Blocked.** Waits for 'a', which failed.");
        assertThat((List<?>) bench.linear().titled("Item b").get("labels")).hasSize(2);
        bench.set("a", ItemStatus.DONE, "Exports as CSV.");
        bench.set("b", ItemStatus.TODO, "the workflow rests");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("Done");
        assertThat(bench.linear().said("Item a")).last().isEqualTo("**Done.** Exports as CSV.");
        assertThat((List<?>) bench.linear().titled("Item b").get("labels")).hasSize(1);
    }

    @Test
    void statesAndPrioritiesAreThoseOfTheConfiguration() throws Exception {
        bench.linear().state("Stuck", "started", 9);
        bench.settings.putAll(Map.of("todo", "backlog", "inProgress", "In Review", "blocked", "Stuck", "P2", "1"));
        bench.create("a", "b", "c");
        bench.claim("b");
        bench.set("c", ItemStatus.BLOCKED, "no answer");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("Backlog");
        assertThat(bench.linear().titled("Item a")).containsEntry("priority", 1);
        assertThat(bench.linear().state("Item b")).isEqualTo("In Review");
        assertThat(bench.linear().state("Item c")).isEqualTo("Stuck");
        bench.linear().move("Item c", "Todo");
        bench.later();
        assertThat(bench.get("c").status()).isEqualTo(ItemStatus.TODO);
    }

    @Test
    void partsNameTheirParentAndBlockersTheirBlocked() throws Exception {
        bench.projects().register(Bench.PROJECT);
        bench.local.create(
                Bench.PROJECT,
                List.of(
                        related("part", List.of("later"), Optional.of("whole")),
                        related("whole", List.of(), Optional.of("unknown")),
                        related("later", List.of("whole"), Optional.empty())));
        bench.later();
        Map<String, Object> whole = bench.linear().titled("Item whole");
        assertThat(bench.linear().titled("Item part")).containsEntry("parentId", whole.get("id"));
        assertThat(whole.get("parent")).isNull();
        assertThat(bench.linear().relations)
                .extracting(relation -> List.of(relation.get("issueId"), relation.get("relatedIssueId")))
                .containsExactlyInAnyOrder(
                        List.of(
                                bench.linear().titled("Item later").get("id"),
                                bench.linear().titled("Item part").get("id")),
                        List.of(
                                whole.get("id"),
                                bench.linear().titled("Item later").get("id")));
    }

    private static NewWorkItem related(String id, List<String> after, Optional<String> parent) {
        return new NewWorkItem(
                new WorkItemId(id),
                "Item " + id,
                "",
                Priority.P1,
                after.stream().map(WorkItemId::new).toList(),
                parent.map(WorkItemId::new),
                List.of());
    }

    @Test
    void whatAnItemWaitsForMayComeLater() throws Exception {
        bench.projects().register(Bench.PROJECT);
        bench.local.create(Bench.PROJECT, List.of(related("second", List.of("first"), Optional.empty())));
        bench.later();
        assertThat(bench.linear().relations).isEmpty();
        bench.create("first");
        bench.later();
        assertThat(bench.linear().relations).hasSize(1);
    }

    @Test
    void manyItemsTakeFewRequests() throws Exception {
        bench.create(IntStream.range(0, 120).mapToObj(i -> "n" + i).toArray(String[]::new));
        bench.later();
        assertThat(bench.linear().issues).hasSize(120);
        assertThat(bench.linear().done).containsEntry("issueBatchCreate", 3);
        int before = bench.server.asked.size();
        for (int i = 0; i < 50; i++) {
            bench.set("n" + i, ItemStatus.DONE, "");
        }
        bench.later();
        assertThat(bench.linear().done).containsEntry("issueBatchUpdate", 1);
        assertThat(bench.server.asked.size() - before)
                .as("requests for 50 changes")
                .isLessThanOrEqualTo(8);
    }

    @Test
    void whereNothingChangesNothingIsAskedUntilItIsTimeToLook() throws Exception {
        bench.create("a");
        Sync sync = bench.sync();
        sync.run();
        int before = bench.server.asked.size();
        sync.run();
        assertThat(bench.server.asked).hasSize(before);
        bench.clock.advance(Duration.ofSeconds(30));
        sync.run();
        assertThat(bench.server.asked).hasSize(before + 2);
    }

    @Test
    void whatWasFinishedBeforeLinearWasChosenStaysHere() throws Exception {
        bench.local.create(Bench.PROJECT, List.of(Bench.item("old"), Bench.item("older")));
        bench.create("new");
        bench.later();
        assertThat(bench.linear().issues).hasSize(1);
        bench.set("old", ItemStatus.BLOCKED, "again");
        bench.later();
        assertThat(bench.linear().state("Item old")).isEqualTo("Todo");
    }

    @Test
    void ofManyChangesWhileLinearWasAwayTheLastIsShown() throws Exception {
        bench.create("a");
        bench.later();
        bench.claim("a");
        bench.set("a", ItemStatus.TODO, "the workflow rests");
        bench.claim("a");
        bench.set("a", ItemStatus.DONE, "done at last");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("Done");
        assertThat(bench.linear().said("Item a")).containsExactly("**Done.** done at last");
        assertThat(bench.linear().done).containsEntry("issueBatchUpdate", 1);
    }

    @Test
    void editsHereReachTheIssue() throws Exception {
        bench.create("a");
        bench.later();
        WorkItem item = bench.get("a");
        bench.local.update(
                item.id(),
                item.revision(),
                new ItemUpdate(
                        Optional.empty(),
                        Optional.of("Item z"),
                        Optional.of("other text"),
                        Optional.of(Priority.P0),
                        Optional.empty()));
        bench.later();
        assertThat(bench.linear().titled("Item z"))
                .containsEntry("priority", 1)
                .containsEntry("description", "other text\n\n```journeyman\nitem a\n```");
        assertThat(bench.remarks()).isEmpty();
    }

    @Test
    void aTitleThatIsTooLongIsCutAndOneThatIsRefusedHoldsUpNobody() throws Exception {
        bench.projects().register(Bench.PROJECT);
        String longTitle = "x".repeat(300);
        bench.local.create(
                Bench.PROJECT, List.of(titled("long", longTitle), titled("blank", " "), titled("good", "good one")));
        bench.later();
        assertThat(bench.linear().titled("x".repeat(252) + "...")).isNotEmpty();
        assertThat(bench.linear().titled("good one")).isNotEmpty();
        assertThat(bench.linear().issues).hasSize(2);
        int before = bench.server.asked.size();
        bench.set("blank", ItemStatus.DONE, "");
        bench.sync().run();
        assertThat(bench.server.asked.subList(before, bench.server.asked.size()))
                .as("it is not tried for ever")
                .doesNotContain("IssuesCreate");
    }

    private static NewWorkItem titled(String id, String title) {
        return new NewWorkItem(new WorkItemId(id), title, "", Priority.P3, List.of(), Optional.empty(), List.of());
    }

    @Test
    void commentsArriveOnceAndInTurn() throws Exception {
        bench.create("a");
        for (int i = 1; i <= 12; i++) {
            bench.outbox().put(new Outbox.Comment(ClientId.of("comment", "a", "c" + i), "a", "comment " + i));
        }
        bench.outbox().put(new Outbox.Comment(ClientId.of("comment", "a", "c3"), "a", "again"));
        bench.later();
        assertThat(bench.linear().said("Item a"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> "comment " + i)
                        .toList());
        assertThat(bench.outbox().isEmpty()).isTrue();
    }
}
