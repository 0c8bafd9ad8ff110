package dev.journeyman.core.dispatch;

import static dev.journeyman.core.plan.Plans.item;
import static dev.journeyman.core.plan.Plans.modifying;
import static dev.journeyman.core.plan.Plans.plan;
import static dev.journeyman.core.plan.Plans.with;
import static dev.journeyman.core.plan.Plans.withLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.core.dispatch.Schedule.Blocked;
import dev.journeyman.core.dispatch.Schedule.Facts;
import dev.journeyman.core.dispatch.Schedule.State;
import dev.journeyman.core.plan.PlanGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void startsAnItemAsSoonAsItsOwnPredecessorsAreMerged() {
        Schedule schedule = schedule(5, item("a"), item("b"), item("after-a", "a"), item("after-both", "a", "b"));

        assertThat(startable(schedule)).containsExactly("a", "b");
        schedule.merged("a");

        assertThat(startable(schedule)).containsExactly("after-a");
        schedule.merged("b");
        assertThat(startable(schedule)).containsExactly("after-both");
    }

    @Test
    void prefersPriorityThenTheHeaviestChainThenTheKey() {
        Schedule schedule = schedule(
                9,
                item("z"),
                item("y"),
                item("long"),
                withLines(item("after-long", "long"), 500),
                with(item("urgent"), Priority.P0),
                with(item("later"), Priority.P3));

        assertThat(startable(schedule)).containsExactly("urgent", "long", "y", "z", "later");
    }

    @Test
    void neverGivesOutMoreThanItsSlots() {
        Schedule schedule = schedule(2, item("a"), item("b"), item("c"));

        assertThat(startable(schedule)).containsExactly("a", "b");
        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("c");
    }

    @Test
    void letsAReadyItemWaitForAHeldFile() {
        Schedule schedule = schedule(
                5, modifying(item("a"), "pom.xml", "x"), modifying(item("b"), "pom.xml"), modifying(item("c"), "y"));

        assertThat(startable(schedule)).containsExactly("a", "c");
        assertThat(schedule.waitsFor("b")).contains("pom.xml");
        assertThat(schedule.holders()).isEqualTo(Map.of("pom.xml", "a", "x", "a", "y", "c"));

        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("b");
        assertThat(schedule.waitsFor("b")).isEmpty();
        assertThat(schedule.holders()).isEqualTo(Map.of("pom.xml", "b", "y", "c"));
    }

    @Test
    void aFolderIsHeldWithAllBelowIt() {
        Schedule schedule = schedule(
                5,
                modifying(item("a"), "db/"),
                modifying(item("b"), "db/sub/V1.sql"),
                modifying(item("c"), "db2/V1.sql"),
                modifying(item("d"), "db/sub/"));

        assertThat(startable(schedule)).containsExactly("a", "c");
        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("b");
        assertThat(schedule.waitsFor("d")).contains("db/sub/V1.sql");
        schedule.merged("b");
        assertThat(startable(schedule)).containsExactly("d");
    }

    @Test
    void allThatWaitedForAFolderAndWantDifferentFilesStartWhenItIsFree() {
        Schedule schedule =
                schedule(5, modifying(item("a"), "db/"), modifying(item("b"), "db/1"), modifying(item("c"), "db/2"));

        assertThat(startable(schedule)).containsExactly("a");
        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("b", "c");
    }

    @Test
    void aFailureBlocksAllThatFollowsAndNamesItself() {
        Schedule schedule =
                schedule(5, item("a"), item("b"), item("c", "a"), item("d", "c", "b"), item("e", "b"), item("f", "d"));
        startable(schedule);

        assertThat(schedule.failed("a"))
                .containsExactlyInAnyOrder(new Blocked("c", "a"), new Blocked("d", "a"), new Blocked("f", "a"));
        schedule.merged("b");

        assertThat(startable(schedule)).containsExactly("e");
        assertThat(schedule.failed("e")).isEmpty();
        assertThat(schedule.blocked()).hasSize(3);
        assertThat(schedule.in(State.BLOCKED)).containsExactlyInAnyOrder("c", "d", "f");
        assertThat(schedule.atRest()).isTrue();
    }

    @Test
    void whatIsBlockedAlreadyKeepsItsFirstCause() {
        Schedule schedule = schedule(5, item("a"), item("b"), item("c", "a", "b"));
        startable(schedule);
        schedule.failed("b");

        assertThat(schedule.failed("a")).isEmpty();
        assertThat(schedule.blocked()).containsExactly(new Blocked("c", "b"));
    }

    @Test
    void aParkedItemFreesItsSlotAndKeepsItsFiles() {
        Schedule schedule =
                schedule(1, modifying(item("a"), "x"), modifying(item("b"), "x"), item("c"), item("d", "a"));
        startable(schedule);
        schedule.parked("a");

        assertThat(startable(schedule)).containsExactly("c");
        schedule.merged("c");
        assertThat(startable(schedule)).isEmpty();
        assertThat(schedule.atRest()).isTrue();
        assertThat(schedule.in(State.PARKED)).containsExactly("a");

        schedule.answered("a");
        assertThat(schedule.atRest()).isFalse();
        assertThat(startable(schedule)).containsExactly("a");
        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("b");
    }

    @Test
    void anAnsweredItemGoesBeforeNewOnes() {
        Schedule schedule = schedule(1, item("a"), with(item("b"), Priority.P0), item("c"));
        assertThat(startable(schedule)).containsExactly("b");
        schedule.merged("b");
        assertThat(startable(schedule)).containsExactly("a");
        schedule.parked("a");
        assertThat(startable(schedule)).containsExactly("c");
        schedule.answered("a");
        schedule.release("c");

        assertThat(startable(schedule)).containsExactly("a");
    }

    @Test
    void aReleasedItemStartsAgain() {
        Schedule schedule = schedule(2, modifying(item("a"), "x"), modifying(item("b"), "x"));
        startable(schedule);
        schedule.release("a");

        assertThat(startable(schedule)).containsExactly("a");
        schedule.parked("a");
        schedule.release("a");
        assertThat(schedule.state("a")).isEqualTo(State.READY);
        assertThat(startable(schedule)).containsExactly("a");
        schedule.merged("a");
        assertThat(startable(schedule)).containsExactly("b");
    }

    @Test
    void continuesFromRecordedFacts() {
        Plan plan = plan(
                item("merged"),
                modifying(item("started", "merged"), "x"),
                modifying(item("parked"), "y"),
                item("failed"),
                modifying(item("rival"), "x"),
                with(modifying(item("other-rival"), "y"), Priority.P0),
                item("blocked", "failed"),
                item("free", "merged"));
        Facts facts = new Facts(List.of("merged"), List.of("started"), List.of("parked"), List.of("failed"));
        Schedule schedule = Schedule.restore(PlanGraph.of(plan), 5, facts);

        assertThat(schedule.blocked()).containsExactly(new Blocked("blocked", "failed"));
        assertThat(startable(schedule)).containsExactly("started", "free");
        assertThat(schedule.holders()).isEqualTo(Map.of("x", "started", "y", "parked"));
        schedule.merged("started");
        assertThat(startable(schedule)).containsExactly("rival");
    }

    @Test
    void gaveNoMoreSlotsThanItHasAfterARestart() {
        Plan plan = plan(item("a"), item("b"), item("c"));
        Facts facts = new Facts(List.of(), List.of("c", "b"), List.of(), List.of());
        Schedule schedule = Schedule.restore(PlanGraph.of(plan), 1, facts);

        assertThat(startable(schedule)).containsExactly("b");
        schedule.merged("b");
        assertThat(startable(schedule)).containsExactly("c");
    }

    @Test
    void refusesFactsAndReportsThatCannotBe() {
        Schedule schedule = schedule(1, item("a"), item("b", "a"));

        assertThatThrownBy(() -> schedule.merged("a")).hasMessageContaining("'a' is READY");
        assertThatThrownBy(() -> schedule.answered("b")).hasMessageContaining("'b' is WAITING");
        assertThatThrownBy(() -> schedule.merged("c")).hasMessageContaining("no item 'c'");
        assertThatThrownBy(() -> schedule(0, item("a"))).hasMessageContaining("0 slots");
        Facts facts = new Facts(List.of(), List.of(), List.of(), List.of("b"));
        assertThatThrownBy(() -> Schedule.restore(PlanGraph.of(plan(item("a"), item("b", "a"))), 1, facts))
                .hasMessageContaining("'b' is WAITING");
    }

    @Test
    void oneHundredThousandItemsStayLinear() {
        int size = 100_000;
        List<PlanItem> items =
                IntStream.range(0, size).mapToObj(i -> item("i" + i, before(i))).toList();

        assertThat(movesToRun(items, 50)).isLessThan(4L * (size + 3L * size));
    }

    @Test
    void aFileThatEverybodyWantsCostsEachItemAConstant() {
        int size = 20_000;
        List<PlanItem> items = IntStream.range(0, size)
                .mapToObj(i -> modifying(item("i" + i), "pom.xml"))
                .toList();

        assertThat(movesToRun(items, 50)).isLessThan(5L * size);
    }

    private static String[] before(int i) {
        return IntStream.of(i - 7, i / 2, i - 100)
                .filter(before -> before >= 0 && before < i)
                .distinct()
                .mapToObj(before -> "i" + before)
                .toArray(String[]::new);
    }

    private static long movesToRun(List<PlanItem> items, int slots) {
        Schedule schedule = Schedule.of(PlanGraph.of(new Plan("", items, "")), slots);
        List<String> running = new ArrayList<>(startable(schedule));
        int done = 0;
        while (!running.isEmpty()) {
            schedule.merged(running.remove(done % running.size()));
            done++;
            running.addAll(startable(schedule));
        }
        assertThat(done).isEqualTo(items.size());
        return schedule.moves();
    }

    private static Schedule schedule(int slots, PlanItem... items) {
        return Schedule.of(PlanGraph.of(plan(items)), slots);
    }

    private static List<String> startable(Schedule schedule) {
        List<String> keys = new ArrayList<>();
        for (Optional<PlanItem> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            keys.add(next.get().key());
        }
        return keys;
    }
}
