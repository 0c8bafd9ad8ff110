package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong between two steps, in the end everything is there once. */
class OutagesTest {
    private static final int MOST_STEPS = 60;

    @TempDir
    Path folder;

    /** What is done here while Linear cannot always be had. */
    private static void work(Bench bench) {
        bench.projects().register(Bench.PROJECT);
        bench.local.create(
                Bench.PROJECT, List.of(item("a", List.of()), item("b", List.of("a")), item("c", List.of("a"))));
        bench.claim("a");
        bench.outbox().put(new Outbox.Comment(ClientId.of("comment", "a", "c1"), "a", "first"));
        bench.outbox().put(new Outbox.Comment(ClientId.of("comment", "a", "c2"), "a", "second"));
    }

    private static void workOn(Bench bench) {
        bench.set("a", ItemStatus.DONE, "It exports.");
        bench.set("b", ItemStatus.BLOCKED, "no luck");
        bench.claim("c");
    }

    private static NewWorkItem item(String id, List<String> after) {
        return new NewWorkItem(
                new WorkItemId(id),
                "Item " + id,
                "text",
                Priority.P2,
                after.stream().map(WorkItemId::new).toList(),
                Optional.empty(),
                List.of("CODER"));
    }

    private Bench bench(int number) throws IOException {
        return new Bench(Files.createDirectories(folder.resolve("run-" + number)));
    }

    /** What Linear holds in the end, without what differs from run to run. */
    private static Map<String, Object> shown(Bench bench) {
        LinearModel linear = bench.linear();
        Map<String, Object> shown = new TreeMap<>();
        for (String id : List.of("a", "b", "c")) {
            shown.put(
                    id,
                    List.of(
                            linear.state("Item " + id),
                            linear.said("Item " + id).stream().sorted().toList()));
        }
        shown.put(
                "counts",
                List.of(
                        linear.issues.size(),
                        linear.comments.size(),
                        linear.relations.size(),
                        linear.projects.size(),
                        linear.labels.size()));
        return shown;
    }

    private static Map<String, Object> undisturbed(Bench bench) throws InterruptedException {
        work(bench);
        bench.later();
        workOn(bench);
        bench.later();
        return shown(bench);
    }

    @Test
    void anAnswerThatIsLostAtAnyStepDoublesAndLosesNothing() throws Exception {
        int steps = disturbed((bench, step) -> lose(bench, step));
        System.out.println(
                "Linear: an answer was lost at each of " + steps + " requests, and everything was there once.");
    }

    @Test
    void anOwnMoveWhoseAnswerWasLostIsNoPersonsThoughTheItemGoesOn() throws Exception {
        try (Bench bench = bench(0)) {
            bench.create("a", "b");
            bench.later();
            bench.claim("a");
            bench.claim("b");
            bench.server.whenAsked("IssuesUpdate", (exchange, usual) -> {
                usual.make();
                LinearServer.send(exchange, 502, new byte[0]);
            });
            assertThatThrownBy(bench::later).hasMessageContaining("502");
            assertThat(bench.linear().state("Item a")).isEqualTo("In Progress");
            bench.set("a", ItemStatus.DONE, "It exports.");
            bench.set("b", ItemStatus.TODO, "the workflow rests");
            settle(bench);
            assertThat(bench.linear().state("Item a")).isEqualTo("Done");
            assertThat(bench.linear().state("Item b")).isEqualTo("Todo");
            assertThat(bench.remarks()).isEmpty();
            assertThat(bench.get("b").status()).isEqualTo(ItemStatus.TODO);
        }
    }

    @Test
    void aFullPlanOrAnUnknownErrorLosesNoItem() throws Exception {
        try (Bench bench = bench(0)) {
            bench.create("a");
            for (String type : List.of("usage limit exceeded", "graphql error")) {
                bench.server.whenAsked(
                        "IssuesCreate",
                        (exchange, usual) -> LinearServer.error(exchange, 200, "OTHER", type, "no more issues"));
                assertThatThrownBy(bench::later).hasMessageContaining("no more issues");
            }
            settle(bench);
            assertThat(bench.linear().state("Item a")).isEqualTo("Todo");
        }
    }

    @Test
    void aRequestThatFailsAtAnyStepDoublesAndLosesNothing() throws Exception {
        int steps = disturbed((bench, step) -> fail(bench, step));
        System.out.println("Linear: each of " + steps + " requests failed, and everything was there once.");
    }

    private interface Disturbance {
        void plan(Bench bench, int step);
    }

    private static void lose(Bench bench, int step) {
        pass(bench, step);
        bench.server.loseNextAnswer();
    }

    private static void fail(Bench bench, int step) {
        pass(bench, step);
        bench.server.failNext(503);
    }

    private static void pass(Bench bench, int requests) {
        for (int i = 0; i < requests; i++) {
            bench.server.next((exchange, usual) -> LinearServer.send(exchange, 200, usual.make()));
        }
    }

    /** Disturbs the first request, then the second of another run, and so on until a run is over before. */
    private int disturbed(Disturbance disturbance) throws Exception {
        Map<String, Object> expected;
        try (Bench calm = bench(0)) {
            expected = undisturbed(calm);
        }
        boolean reached = true;
        int step = 0;
        while (reached) {
            try (Bench bench = bench(step + 1)) {
                disturbance.plan(bench, step);
                work(bench);
                settle(bench);
                workOn(bench);
                settle(bench);
                assertThat(shown(bench)).as("disturbed at request %s", step).isEqualTo(expected);
                assertThat(bench.remarks()).as("nobody did anything in Linear").isEmpty();
                reached = bench.server.asked.size() > step;
            }
            step++;
            assertThat(step).isLessThan(MOST_STEPS);
        }
        assertThat(step).isGreaterThan(10);
        return step - 1;
    }

    /** A new process each time, until one gets through. */
    private static void settle(Bench bench) throws InterruptedException {
        boolean done = false;
        while (!done) {
            try {
                bench.later();
                done = true;
            } catch (OrchestratorException e) {
                assertThat(e.failure().remedy().retryable()).as(e.getMessage()).isTrue();
            }
        }
    }

    @Test
    void aKillBetweenAnyTwoNotesOfOursDoublesAndLosesNothing() throws Exception {
        try (Bench bench = bench(0)) {
            Map<String, Object> expected = undisturbed(bench);
            Path file = bench.folder().resolve("mirror.jsonl");
            List<String> lines = Files.readAllLines(file);
            assertThat(lines).hasSizeGreaterThan(8);
            for (int kept = 0; kept < lines.size(); kept++) {
                String torn = lines.get(kept).substring(0, 5);
                String begun =
                        lines.subList(0, kept).stream().map(line -> line + "\n").reduce("", String::concat);
                Files.writeString(file, begun + torn);
                bench.later();
                assertThat(shown(bench)).as("the first %s lines are left", kept).isEqualTo(expected);
                assertThat(bench.remarks()).isEmpty();
            }
            System.out.println("Linear: a kill before each of " + lines.size() + " notes doubled and lost nothing.");
        }
    }

    @Test
    void aUsedUpQuotaHoldsUpNoWorkAndIsMadeUpForLater() throws Exception {
        try (Bench bench = bench(0);
                LinearWorkTracker tracker = new LinearWorkTracker(bench.local, bench.context())) {
            for (int i = 0; i < 3; i++) {
                bench.server.rateLimitNext();
            }
            tracker.create(Bench.PROJECT, List.of(item("a", List.of())));
            assertThat(tracker.claim(List.of(new WorkItemId("a")), Bench.WORKFLOW))
                    .isPresent();
            assertThat(bench.linear().issues).isEmpty();
        }
        try (Bench again = bench(0)) {
            work(again);
            assertThat(catchThrowable(() -> {
                        again.server.rateLimitNext();
                        again.later();
                    }))
                    .hasMessageContaining("quota");
            again.later();
            assertThat(again.linear().state("Item a")).isEqualTo("In Progress");
        }
    }

    @Test
    void littleQuotaIsKeptForChangesOfItems() throws Exception {
        try (Bench bench = bench(0)) {
            work(bench);
            bench.later();
            bench.linear().remaining = 140;
            Sync sync = bench.sync();
            workOn(bench);
            sync.run();
            int before = bench.server.asked.size();
            bench.set("c", ItemStatus.DONE, "done, too");
            bench.clock.advance(Duration.ofMinutes(5));
            sync.run();
            assertThat(bench.server.asked.subList(before, bench.server.asked.size()))
                    .containsExactly("Issues", "IssuesUpdate");
            bench.clock.set(bench.linear().reset);
            sync.run();
            assertThat(bench.linear().said("Item c")).last().asString().contains("done, too");
        }
    }

    @Test
    void theKeyIsInNoFile() throws Exception {
        try (Bench bench = bench(0)) {
            undisturbed(bench);
            try (var files = Files.walk(bench.state)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain(LinearServer.KEY);
                }
            }
        }
    }
}
