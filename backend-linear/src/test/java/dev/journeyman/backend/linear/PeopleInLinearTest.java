package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.backend.json.JsonWorkTracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do in Linear is taken up here, told, and never overwritten. */
class PeopleInLinearTest {
    @TempDir
    Path state;

    private Bench bench;

    @BeforeEach
    void start() throws Exception {
        bench = new Bench(state);
        bench.create("a", "b");
        bench.later();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void editsAreTakenUpAndTold() throws Exception {
        bench.linear()
                .edit("Item a", Map.of("title", "Export as CSV", "priority", 1, "description", "With a header line."));
        bench.later();
        WorkItem item = bench.get("a");
        assertThat(item.title()).isEqualTo("Export as CSV");
        assertThat(item.priority()).isEqualTo(Priority.P0);
        assertThat(item.description()).isEqualTo("With a header line.");
        assertThat(bench.remarks())
                .containsExactly(
                        "a, somebody in Linear: changed the title to \"Export as CSV\"",
                        "a, somebody in Linear: changed the description to \n\nWith a header line.",
                        "a, somebody in Linear: changed the priority to P0");
        bench.later();
        assertThat(bench.remarks()).hasSize(3);
        assertThat(bench.linear().done).as("nothing is sent back").doesNotContainKey("issueBatchUpdate");
    }

    @Test
    void whoRemovesTheBlockChangesNothing() throws Exception {
        bench.linear().edit("Item a", Map.of("description", "What to do:\n\n* this"));
        bench.later();
        assertThat(bench.remarks()).isEmpty();
        assertThat(bench.get("a").revision()).isEqualTo(1);
    }

    @Test
    void movesAreTakenUp() throws Exception {
        bench.claim("a");
        bench.later();
        bench.linear().move("Item a", "Todo");
        bench.linear().move("Item b", "Canceled");
        bench.later();
        assertThat(bench.get("a").status()).isEqualTo(ItemStatus.TODO);
        assertThat(bench.get("a").claimedBy()).isEmpty();
        assertThat(bench.get("b").status()).isEqualTo(ItemStatus.BLOCKED);
        assertThat(bench.get("b").note()).isEqualTo("Linear: moved to \"Canceled\" there.");
        assertThat(bench.remarks())
                .containsExactlyInAnyOrder(
                        "a, somebody in Linear: moved it to \"Todo\"",
                        "b, somebody in Linear: moved it to \"Canceled\"");
    }

    @Test
    void aMoveThatMeansTheSameIsLeftAlone() throws Exception {
        bench.claim("a");
        bench.later();
        bench.linear().move("Item a", "In Review");
        bench.later();
        assertThat(bench.get("a").status()).isEqualTo(ItemStatus.IN_PROGRESS);
        assertThat(bench.remarks()).isEmpty();
        assertThat(bench.linear().state("Item a")).isEqualTo("In Review");
    }

    @Test
    void whatAPersonClosedIsNotMovedAndThatIsSaid() throws Exception {
        bench.claim("a");
        bench.later();
        bench.linear().move("Item a", "Canceled");
        bench.later();
        bench.set("a", ItemStatus.DONE, "It exports.");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("Canceled");
        assertThat(bench.get("a").status()).as("done stays done").isEqualTo(ItemStatus.DONE);
        assertThat(bench.linear().said("Item a")).last().asString().contains("It exports.", "Canceled", "stays");
        bench.linear().move("Item a", "Backlog");
        bench.later();
        bench.set("a", ItemStatus.DONE, "It exports now.");
        bench.later();
        assertThat(bench.linear().state("Item a"))
                .as("a person opened it again")
                .isEqualTo("Done");
    }

    @Test
    void whatAPersonCanceledWhileItWasBlockedStaysCanceled() throws Exception {
        bench.set("a", ItemStatus.BLOCKED, "no luck");
        bench.later();
        bench.linear().move("Item a", "Canceled");
        bench.later();
        bench.set("a", ItemStatus.DONE, "It exports.");
        bench.later();
        assertThat(bench.linear().state("Item a")).isEqualTo("Canceled");
    }

    @Test
    void whatBothMovedStaysWhereThePersonPutIt() throws Exception {
        bench.linear().move("Item a", "Canceled");
        bench.set("a", ItemStatus.DONE, "It exports.");
        bench.sync().run();
        assertThat(bench.linear().state("Item a")).isEqualTo("Canceled");
        assertThat(bench.get("a").status()).isEqualTo(ItemStatus.DONE);
        assertThat(bench.get("a").note()).contains("Linear: moved to \"Canceled\"", "It exports.");
        assertThat(bench.linear().said("Item a")).singleElement().asString().contains("It exports.", "stays there");
        assertThat(bench.remarks()).containsExactly("a, somebody in Linear: moved it to \"Canceled\"");
        bench.later();
        assertThat(bench.linear().said("Item a")).hasSize(1);
    }

    @Test
    void whatBothEditedStaysAsThePersonHasItAndIsReportedOnBothSides() throws Exception {
        bench.linear().edit("Item a", Map.of("title", "theirs"));
        retitle("a", "ours");
        bench.later();
        assertThat(bench.linear().titled("theirs")).isNotEmpty();
        assertThat(bench.get("a").title()).isEqualTo("theirs");
        assertThat(bench.linear().said("theirs")).singleElement().asString().contains("title", "\"ours\"");
        assertThat(bench.remarks()).containsExactly("a, somebody in Linear: changed the title to \"theirs\"");
    }

    @Test
    void differentFieldsOfOneIssueDoNotConflict() throws Exception {
        bench.linear().edit("Item a", Map.of("priority", 4));
        retitle("a", "ours");
        bench.later();
        assertThat(bench.linear().titled("ours")).containsEntry("priority", 4);
        assertThat(bench.get("a").priority()).isEqualTo(Priority.P3);
        assertThat(bench.linear().said("ours")).isEmpty();
    }

    private void retitle(String id, String title) {
        WorkItem item = bench.get(id);
        bench.local.update(
                item.id(),
                item.revision(),
                new ItemUpdate(
                        Optional.empty(), Optional.of(title), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void commentsOfPeopleAreTakenUpAndOursAreNot() throws Exception {
        bench.claim("a");
        bench.later();
        bench.linear().say("Item a", "Anna", "Use the library that we have.");
        bench.later();
        bench.later();
        assertThat(bench.remarks()).containsExactly("a, Anna: Use the library that we have.");
        assertThat(((JsonWorkTracker) bench.local).comments(bench.get("a").id()))
                .containsExactly("**Anna** in Linear: Use the library that we have.");
        assertThat(bench.linear().said("Item a")).as("not sent back").hasSize(2);
    }

    @Test
    void anEditRightAfterTheCreationIsTakenUpThoughItsAnswerWasLost() throws Exception {
        bench.create("c");
        bench.server.whenAsked("IssuesCreate", (exchange, usual) -> {
            usual.make();
            bench.linear().edit("Item c", Map.of("title", "edited", "priority", 1));
            LinearServer.send(exchange, 502, new byte[0]);
        });
        assertThat(catchThrowable(bench::later)).isNotNull();
        bench.later();
        bench.later();
        assertThat(bench.get("c").title()).isEqualTo("edited");
        assertThat(bench.get("c").priority()).isEqualTo(Priority.P0);
        assertThat(bench.linear().issues).hasSize(3);
    }

    @Test
    void aDeletedIssueIsNotMadeAgain() throws Exception {
        bench.linear().delete("Item a");
        bench.set("a", ItemStatus.DONE, "done");
        bench.later();
        bench.set("a", ItemStatus.TODO, "again");
        bench.later();
        assertThat(bench.linear().issues).hasSize(1);
        assertThat(bench.outbox().isEmpty()).isTrue();
    }

    @Test
    void manyChangesComeInPagesAlsoIncompleteOnes() throws Exception {
        bench.create("c", "d", "e", "f", "g");
        bench.later();
        bench.linear().pageSize = 2;
        for (String id : new String[] {"a", "b", "c", "d", "e", "f", "g"}) {
            bench.linear().edit("Item " + id, Map.of("priority", 1));
        }
        bench.later();
        assertThat(bench.remarks()).hasSize(7);
    }

    @Test
    void issuesOfOthersInTheProjectAreNoneOfOurBusiness() throws Exception {
        Map<String, Object> ours = bench.linear().titled("Item a");
        bench.linear()
                .execute(
                        Operation.ISSUES_CREATE.document(),
                        Map.of(
                                "input",
                                Map.of(
                                        "issues",
                                        List.of(Map.of(
                                                "teamId",
                                                "team-1",
                                                "projectId",
                                                String.valueOf(ours.get("projectId")),
                                                "title",
                                                "Human")))));
        bench.linear().say("Human", "Anna", "note to self");
        bench.later();
        assertThat(bench.remarks()).isEmpty();
        assertThat(bench.local.changes(Bench.PROJECT, "", 100).items()).hasSize(2);
    }
}
