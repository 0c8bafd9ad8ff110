package dev.journeyman.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.api.work.PlannedFile;
import dev.journeyman.core.dispatch.Schedule.Facts;
import dev.journeyman.core.dispatch.Schedule.State;
import dev.journeyman.core.plan.PlanGraph;
import dev.journeyman.core.plan.Plans;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Runs random plans on random schedules beside a plain model that checks every step. */
class SchedulePropertiesTest {
    @Property(tries = 500)
    void everyPlanRunsInAValidOrderWithinItsSlotsAndLocks(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int size,
            @ForAll @IntRange(min = 1, max = 5) int slots) {
        Run run = new Run(seed, size, slots);
        run.finish(Set.of("merge"));

        assertThat(run.merged).hasSize(size);
    }

    @Property(tries = 500)
    void whateverHappensEverythingThatCanRunRuns(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int size,
            @ForAll @IntRange(min = 1, max = 5) int slots) {
        Run run = new Run(seed, size, slots);
        run.finish(Set.of("merge", "fail", "park", "release", "crash"));

        assertThat(run.merged.size() + run.failed.size() + run.blocked().size()).isEqualTo(size);
        assertThat(run.schedule.blocked().stream().map(Schedule.Blocked::key))
                .containsExactlyInAnyOrderElementsOf(run.blocked());
        assertThat(run.schedule.holders()).isEmpty();
    }

    @Property(tries = 200)
    void equalFinishingOrdersGiveEqualSchedules(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 25) int size,
            @ForAll @IntRange(min = 1, max = 5) int slots) {
        Run one = new Run(seed, size, slots);
        Run other = new Run(seed, size, slots);
        one.finish(Set.of("merge", "fail", "park"));
        other.finish(Set.of("merge", "fail", "park"));

        assertThat(other.started).isEqualTo(one.started);
    }

    /** One run of a random plan. */
    private static final class Run {
        private final Random random;
        private final PlanGraph graph;
        private final int slots;
        private final Map<String, PlanItem> running = new LinkedHashMap<>();
        private final Map<String, PlanItem> parked = new LinkedHashMap<>();
        private final List<String> started = new ArrayList<>();
        private final Set<String> merged = new HashSet<>();
        private final Set<String> failed = new HashSet<>();
        private Schedule schedule;

        Run(long seed, int size, int slots) {
            this.random = new Random(seed);
            Plan plan = Plans.random(random, size, 3);
            this.graph = PlanGraph.of(plan);
            this.slots = slots;
            this.schedule = Schedule.of(graph, slots);
        }

        void finish(Set<String> happenings) {
            List<String> kinds = happenings.stream().sorted().toList();
            startAll();
            while (!running.isEmpty() || !parked.isEmpty()) {
                if (running.isEmpty() || (!parked.isEmpty() && random.nextInt(3) == 0)) {
                    answer();
                } else {
                    happen(random.nextInt(2) == 0 ? "merge" : kinds.get(random.nextInt(kinds.size())));
                }
                startAll();
            }
            assertThat(schedule.atRest()).isTrue();
        }

        private void startAll() {
            for (Optional<PlanItem> next = schedule.next(); next.isPresent(); next = schedule.next()) {
                start(next.get());
            }
            assertNothingStartableWaits();
        }

        private void start(PlanItem item) {
            assertThat(merged).containsAll(item.dependsOn());
            assertThat(holdersOtherThan(item)).noneMatch(holder -> conflict(holder, item));
            started.add(item.key());
            assertThat(running.put(item.key(), item)).isNull();
            parked.remove(item.key());
            assertThat(running.size()).isLessThanOrEqualTo(slots);
        }

        private List<PlanItem> holdersOtherThan(PlanItem item) {
            List<PlanItem> holders = new ArrayList<>(running.values());
            holders.addAll(parked.values());
            holders.removeIf(holder -> holder.key().equals(item.key()));
            return holders;
        }

        private void assertNothingStartableWaits() {
            if (running.size() < slots) {
                assertThat(schedule.in(State.READY))
                        .allMatch(key -> holdersOtherThan(graph.item(key)).stream()
                                .anyMatch(holder -> conflict(holder, graph.item(key))));
            }
        }

        private void happen(String kind) {
            String key = new ArrayList<>(running.keySet()).get(random.nextInt(running.size()));
            switch (kind) {
                case "merge" -> {
                    running.remove(key);
                    merged.add(key);
                    schedule.merged(key);
                }
                case "fail" -> {
                    running.remove(key);
                    failed.add(key);
                    schedule.failed(key);
                }
                case "park" -> {
                    parked.put(key, graph.item(key));
                    running.remove(key);
                    schedule.parked(key);
                }
                case "release" -> {
                    running.remove(key);
                    schedule.release(key);
                }
                default -> crash();
            }
        }

        private void crash() {
            schedule = Schedule.restore(
                    graph,
                    slots,
                    new Facts(
                            List.copyOf(merged),
                            List.copyOf(running.keySet()),
                            List.copyOf(parked.keySet()),
                            List.copyOf(failed)));
            Set<String> had = Set.copyOf(running.keySet());
            running.clear();
            List<String> again = new ArrayList<>();
            while (running.size() < had.size()) {
                PlanItem item = schedule.next().orElseThrow();
                again.add(item.key());
                running.put(item.key(), item);
            }
            assertThat(again).containsExactlyInAnyOrderElementsOf(had);
        }

        private void answer() {
            List<String> waiting = schedule.in(State.PARKED);
            if (waiting.isEmpty()) {
                happen("merge");
                return;
            }
            String key = waiting.get(random.nextInt(waiting.size()));
            if (random.nextInt(4) == 0) {
                parked.remove(key);
                failed.add(key);
                schedule.failed(key);
            } else {
                // Among the holders until it runs again.
                schedule.answered(key);
            }
        }

        List<String> blocked() {
            List<String> blocked = new ArrayList<>();
            Set<String> bad = new HashSet<>(failed);
            for (PlanItem item : graph.order()) {
                if (item.dependsOn().stream().anyMatch(bad::contains)) {
                    bad.add(item.key());
                    blocked.add(item.key());
                }
            }
            return blocked;
        }

        private static boolean conflict(PlanItem one, PlanItem other) {
            return one.files().stream()
                    .anyMatch(a -> other.files().stream().anyMatch(b -> overlap(a, b) || overlap(b, a)));
        }

        private static boolean overlap(PlannedFile one, PlannedFile other) {
            return one.path().equals(other.path())
                    || (one.path().endsWith("/") && other.path().startsWith(one.path()));
        }
    }
}
