package dev.journeyman.core.plan;

import static dev.journeyman.core.plan.Plans.item;
import static dev.journeyman.core.plan.Plans.keys;
import static dev.journeyman.core.plan.Plans.plan;
import static dev.journeyman.core.plan.Plans.withLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlanGraphTest {
    /** Two chains that meet: the left one is longer in items, the right one heavier. */
    private static final PlanGraph DIAMOND = PlanGraph.of(plan(
            item("end", "left-2", "right"),
            item("left-2", "left-1"),
            withLines(item("right", "start"), 100),
            item("left-1", "start"),
            item("start")));

    @Test
    void ordersByDependencyAndThenByKey() {
        assertThat(keys(DIAMOND.order())).containsExactly("start", "left-1", "left-2", "right", "end");
    }

    @Test
    void groupsItemsIntoWavesByTheLongestChainBeforeThem() {
        assertThat(DIAMOND.waves().stream().map(Plans::keys))
                .containsExactly(List.of("start"), List.of("left-1", "right"), List.of("left-2"), List.of("end"));
    }

    @Test
    void findsTheHeaviestChain() {
        assertThat(keys(DIAMOND.criticalPath())).containsExactly("start", "right", "end");
        assertThat(DIAMOND.criticalLength())
                .containsEntry("start", 32.0)
                .containsEntry("right", 31.0)
                .containsEntry("left-1", 3.0)
                .containsEntry("end", 1.0);
    }

    @Test
    void knowsNeighbours() {
        assertThat(keys(DIAMOND.predecessors("end"))).containsExactly("left-2", "right");
        assertThat(keys(DIAMOND.successors("start"))).containsExactly("left-1", "right");
        assertThatThrownBy(() -> DIAMOND.item("nobody")).hasMessageContaining("nobody");
    }

    @Test
    void countsADependencyThatIsNamedTwiceOnce() {
        PlanGraph graph = PlanGraph.of(plan(item("a"), item("b", "a", "a")));

        assertThat(keys(graph.predecessors("b"))).containsExactly("a");
    }

    @Test
    void namesACycle() {
        Failure failure = refusal(plan(item("a", "b"), item("b", "a")));

        assertThat(failure.code()).isEqualTo("plan.cycle");
        assertThat(failure.message()).contains("a -> b -> a");
    }

    @Test
    void namesTheShortestCycleThroughTheFirstItemAndNothingElse() {
        Failure failure =
                refusal(plan(item("in"), item("b", "in", "d", "c"), item("c", "b"), item("d", "c"), item("out", "d")));

        assertThat(failure.message()).contains("b -> c -> b").doesNotContain("out");
    }

    @Test
    void refusesAPlanWithoutItems() {
        assertThat(refusal(plan()).code()).isEqualTo("plan.empty");
    }

    @Test
    void refusesADuplicateKeyByName() {
        Failure failure = refusal(plan(item("a"), item("b"), item("a")));

        assertThat(failure.code()).isEqualTo("plan.duplicate-key");
        assertThat(failure.message()).contains("'a'").doesNotContain("'b'");
    }

    @Test
    void refusesUnknownPredecessorsByName() {
        Failure failure = refusal(plan(item("a", "x"), item("b", "a", "y")));

        assertThat(failure.code()).isEqualTo("plan.unknown-predecessor");
        assertThat(failure.message()).contains("'a' depends on 'x'", "'b' depends on 'y'", "'a', 'b'");
    }

    @Test
    void refusesAnItemThatDependsOnItself() {
        Failure failure = refusal(plan(item("a", "a")));

        assertThat(failure.code()).isEqualTo("plan.self-dependency");
        assertThat(failure.message()).contains("'a'");
    }

    @Property(tries = 300)
    void everyOrderIsTopologicalAndTheSmallestByKey(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int size) {
        Plan plan = Plans.random(new Random(seed), size, 0);

        assertThat(keys(PlanGraph.of(plan).order())).isEqualTo(smallestOrder(plan));
    }

    @Property(tries = 100)
    void theOrderInWhichItemsAreListedDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int size) {
        Plan plan = Plans.random(new Random(seed), size, 0);
        List<PlanItem> shuffled = new ArrayList<>(plan.items());
        Collections.shuffle(shuffled, new Random(seed + 1));
        PlanGraph one = PlanGraph.of(plan);
        PlanGraph other = PlanGraph.of(new Plan("", shuffled, ""));

        assertThat(other.order()).isEqualTo(one.order());
        assertThat(other.waves()).isEqualTo(one.waves());
        assertThat(other.criticalPath()).isEqualTo(one.criticalPath());
    }

    @Property(tries = 200)
    void anEdgeBackwardsIsRefusedByTheNameOfARealCycle(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int size) {
        Plan plan = Plans.random(new Random(seed), size, 0);
        List<PlanItem> path = PlanGraph.of(plan).criticalPath();
        String first = path.get(0).key();
        String last = path.get(path.size() - 1).key();
        if (first.equals(last)) {
            return;
        }
        List<PlanItem> items = new ArrayList<>(plan.items());
        items.replaceAll(item -> item.key().equals(first) ? item(first, last) : item);

        assertCycle(new Plan("", items, ""), refusal(new Plan("", items, "")).message());
    }

    private static void assertCycle(Plan plan, String message) {
        String chain = message.replaceAll(".*cycle: (.*), each.*", "$1");
        List<String> cycle = List.of(chain.split(" -> "));
        assertThat(cycle.get(0)).isEqualTo(cycle.get(cycle.size() - 1));
        for (int i = 1; i < cycle.size(); i++) {
            String before = cycle.get(i - 1);
            String key = cycle.get(i);
            assertThat(plan.items())
                    .anyMatch(item -> item.key().equals(key) && item.dependsOn().contains(before));
        }
    }

    private static List<String> smallestOrder(Plan plan) {
        TreeSet<String> open = new TreeSet<>(keys(plan.items()));
        Set<String> done = new HashSet<>();
        List<String> order = new ArrayList<>();
        while (!open.isEmpty()) {
            String next = open.stream()
                    .filter(key -> plan.items().stream()
                            .anyMatch(item -> item.key().equals(key) && done.containsAll(item.dependsOn())))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            done.add(next);
            order.add(next);
        }
        return order;
    }

    private static Failure refusal(Plan plan) {
        return catchThrowableOfType(OrchestratorException.class, () -> PlanGraph.of(plan))
                .failure();
    }
}
