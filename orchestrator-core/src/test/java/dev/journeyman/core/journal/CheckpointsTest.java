package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.journeyman.api.work.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsTest {
    private static final String DISPATCH = "code#1/dispatch:1";
    private static final Plan PLAN = new Plan("", List.of(), "");

    private final Journals journal = new Journals();

    private void open() {
        journal.control(Journals.started()).phase("code", 1);
        journal.add("code#1", "dispatch:1", new Event.DispatchOpened(PLAN, "base"));
    }

    private void merge(String scope, String key) {
        journal.add(scope, "", new Event.Merged(key, "base", "ours", "theirs", "with " + key));
    }

    private void mergeItems(int from, int to) {
        for (int i = from; i <= to; i++) {
            merge(DISPATCH + "/i" + i + "#1", "i" + i);
        }
    }

    private List<Checkpoint> milestones() {
        return Checkpoints.all(journal.events()).stream()
                .filter(checkpoint -> checkpoint.name().endsWith(" items merged")
                        || checkpoint.name().startsWith("epic "))
                .toList();
    }

    @Test
    void everyTenthMergedItemIsAMilestoneWithItsTree() {
        open();
        mergeItems(1, 25);
        assertThat(milestones()).extracting(Checkpoint::name).containsExactly("10 items merged", "20 items merged");
        assertThat(milestones()).extracting(Checkpoint::commit).containsExactly("with i10", "with i20");
    }

    @Test
    void itemsThatARollbackTookAwayAreNotCounted() {
        open();
        mergeItems(1, 12);
        long tenth = milestones().get(0).sequence();
        journal.control(new Event.RollbackStarted(tenth, "")).control(new Event.RolledBack(tenth));
        mergeItems(21, 30);
        assertThat(milestones())
                .extracting(Checkpoint::name, Checkpoint::commit)
                .containsExactly(tuple("10 items merged", "with i10"), tuple("20 items merged", "with i30"));
    }

    @Test
    void anAttemptOfAPhaseCountsItsOwnItems() {
        open();
        mergeItems(1, 9);
        journal.control(new Event.RedoStarted("code", 1, "")).phase("code", 2);
        merge("code#2/dispatch:1/i1#1", "i1");
        assertThat(milestones()).isEmpty();
    }

    @Test
    void anItemThatWasSplitIsAnEpicAndItsPartsLeaveTheWorkflowWhereItIs() {
        open();
        String big = DISPATCH + "/big#1";
        journal.add(big, "dispatch:1", new Event.DispatchOpened(PLAN, "base"));
        merge(big + "/dispatch:1/part#1", "part");
        merge(big, "big");
        assertThat(milestones()).extracting(Checkpoint::name).containsExactly("epic big done");
        assertThat(Checkpoints.of(journal.events()))
                .filteredOn(checkpoint -> checkpoint.name().equals("merged part"))
                .extracting(Checkpoint::commit)
                .containsExactly(((Event.PhaseStarted) journal.events().get(1).event()).tree());
    }

    @Test
    void aBranchIsMergedAndIsNoItem() {
        open();
        mergeItems(1, 9);
        merge("code#1/parallel:1/left", "left");
        assertThat(milestones()).isEmpty();
        mergeItems(10, 10);
        assertThat(milestones()).hasSize(1);
    }
}
