package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan promises across kills (R3, R16). */
class DispatchRulesTest {
    private final World world = new World();
    private final TestBench bench = new TestBench(1);

    private void plan(int agents, Map<String, Program.Script> scripts, Op.Item... items) {
        List<Op> ops = List.of(new Op.Dispatch(List.of(items), false));
        Program program = new Program(List.of(new Program.Part("work", ops, -1)), scripts, agents);
        bench.phases = List.of(new ProgramPhase(program.phases().get(0), world));
        bench.agents = List.of(new ProgramAgent(program, world));
        bench.configuration = TestBench.configuration(agents);
    }

    private static Program.Script script(int questions, Op... ops) {
        return new Program.Script(List.of(ops), questions, false);
    }

    private static Op.Item item(String key, String... before) {
        return new Op.Item(key, List.of(before), List.of(), key);
    }

    private void dieAfter(String kind, String scope) {
        bench.store.failWhen((nth, id, entry) ->
                entry.json().contains('"' + kind + '"') && entry.json().contains(scope)
                        ? Optional.of(Moment.AFTER)
                        : Optional.empty());
    }

    @Test
    void anItemThatWasDoneIsMergedBeforeAParkedOneTakesTheOnlySlot() throws Exception {
        plan(
                1,
                Map.of("asks", script(1, new Op.Edit("e1", "one")), "works", script(0, new Op.Edit("e2", "two"))),
                item("asks"),
                item("works"));
        dieAfter("ItemDone", "works");
        bench.run();
        assertThat(bench.all(Event.Merged.class)).extracting(Event.Merged::what).containsExactly("works");
        assertThat(bench.status()).isEqualTo(WorkflowStatus.PAUSED);
    }

    /** The bench refuses a rest with somebody at work. */
    @Test
    void aStopDuringAMergeLeavesNoItemAtWork() throws Exception {
        for (long seed = 0; seed < 40; seed++) {
            TestBench other = new TestBench(seed);
            plan(
                    3,
                    Map.of(
                            "a", script(0, new Op.Edit("e1", "one")),
                            "b", script(0, new Op.Edit("e2", "two")),
                            "c", script(0, new Op.Edit("e3", "three"), new Op.Edit("e4", "four"))),
                    item("a"),
                    item("b"),
                    item("c"));
            other.phases = bench.phases;
            other.agents = bench.agents;
            other.configuration = bench.configuration;
            other.listener = recorded -> {
                if (recorded.event() instanceof Event.Merged) {
                    other.post(new Signal.Stop("stop", "person", "enough"));
                }
            };
            other.run();
            other.run();
            assertThat(other.status()).isEqualTo(WorkflowStatus.COMPLETED);
        }
    }

    @Test
    void theItemsOfAStoppedWorkflowAreGivenBackUntilItGoesOn() throws Exception {
        plan(1, Map.of("a", script(0, new Op.Edit("e1", "one"), new Op.Edit("e2", "two"))), item("a"));
        bench.listener = recorded -> {
            if (recorded.event() instanceof Event.ItemStarted) {
                bench.post(new Signal.Stop("stop", "person", "enough"));
            }
        };
        bench.run();
        assertThat(bench.status()).isEqualTo(WorkflowStatus.STOPPED);
        assertThat(bench.itemStatuses()).containsExactly("TODO");
        assertThat(bench.all(Event.Suspended.class))
                .flatExtracting(Event.Suspended::work)
                .extracting(work -> work.item())
                .containsExactly("a");
        bench.run();
        assertThat(bench.itemStatuses()).containsExactly("DONE");
    }

    @Test
    void aWaitingItemParksAlone() throws Exception {
        plan(
                2,
                Map.of(
                        "asks", script(1, new Op.Edit("e1", "one")),
                        "works", script(0, new Op.Edit("e2", "two")),
                        "after", script(0, new Op.Edit("e3", "three"))),
                item("asks"),
                item("works"),
                item("after", "works"));
        bench.run();
        assertThat(bench.all(Event.Merged.class)).extracting(Event.Merged::what).containsExactly("works", "after");
        bench.open().forEach(bench::answer);
        bench.run();
        assertThat(bench.all(Event.Merged.class)).hasSize(3);
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
    }

    @Test
    void anItemThatDoesNotFitIsDoneAgainFromTheNewTree() throws Exception {
        Program.Script shared = script(0, new Op.Edit("e1", "same"));
        plan(2, Map.of("a", shared, "b", script(0, new Op.Edit("e2", "same"))), item("a"), item("b"));
        for (long seed = 0; bench.all(Event.ItemReturned.class).isEmpty() && seed < 50; seed++) {
            TestBench other = new TestBench(seed);
            other.phases = bench.phases;
            other.agents = bench.agents;
            other.run();
            if (!other.all(Event.ItemReturned.class).isEmpty()) {
                assertThat(tree(other)).containsEntry("same", "e10\ne20");
                assertThat(other.all(Event.ItemStarted.class))
                        .filteredOn(started -> started.attempt() == 2)
                        .singleElement()
                        .satisfies(started -> assertThat(started.problems()).hasSize(1));
                return;
            }
        }
        throw new AssertionError("no schedule let both start from the same tree");
    }

    private static Map<String, String> tree(TestBench bench) {
        return bench.workspace.files(Timeline.last(bench.timeline().events(), Event.PhaseDone.class)
                .orElseThrow()
                .tree());
    }

    @Test
    void aResumeNeverStartsAnItemFromANewerTree() throws Exception {
        plan(
                2,
                Map.of("a", script(0, new Op.Edit("e1", "one")), "b", script(1, new Op.Edit("e2", "two"))),
                item("a"),
                item("b"));
        bench.run();
        bench.open().forEach(bench::answer);
        bench.run();
        List<Recorded> merges = bench.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.Merged)
                .toList();
        assertThat(merges).hasSize(2);
        assertThat(((Event.Merged) merges.get(1).event()).base()).isEqualTo(bench.workspace.base());
        assertThat(tree(bench)).containsKeys("one", "two");
    }

    @Test
    void whatDependsOnAFailedItemIsBlocked() throws Exception {
        plan(
                2,
                Map.of("fails", script(0, new Op.Fail("f")), "after", script(0, new Op.Edit("e", "never"))),
                item("fails"),
                item("after", "fails"));
        bench.run();
        Event.DispatchDone done = Timeline.last(bench.timeline().events(), Event.DispatchDone.class)
                .orElseThrow();
        assertThat(done.result().items())
                .extracting(
                        item -> item.key() + " " + item.failure().orElseThrow().code())
                .containsExactly("fails fail.f", "after item.blocked");
    }
}
