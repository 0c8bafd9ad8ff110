package dev.journeyman.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Failure;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.core.journal.Effects;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.testkit.FailingStore.Moment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One program, run to its end through kills, questions and failures; its oracle is asked what must come of it. */
final class ReplayCase {
    private static final int MOST_LIVES = 200;
    private static final int MOST_ROLLBACKS = 3;
    private static final int MOST_RESUMES = 20;
    private static final int LINE = 220;

    private final Program program;
    private final Map<Set<String>, Oracle.Expected> expectations;
    private final Random random;
    private final World world = new World();
    private final TestBench bench;
    private final Map<String, Integer> rejected = new HashMap<>();
    private int kills;
    private int interruptions;
    private int rollbacks;
    private int resumes;
    private int version = 1;

    /**
     * A run of a program.
     *
     * @param expectations what is known of the program, by what was repaired; grows
     */
    ReplayCase(Program program, Map<Set<String>, Oracle.Expected> expectations, long seed) {
        this.program = program;
        this.expectations = expectations;
        this.random = new Random(seed);
        this.bench = new TestBench(seed);
        world.resist();
        bench.phases = phases();
        bench.agents = List.of(new ProgramAgent(program, world));
        bench.configuration = TestBench.configuration(program.agents());
        bench.gates = program.phases().stream()
                .filter(part -> part.rejections() >= 0)
                .map(part -> new Event.Gate(part.name(), part.name()))
                .toList();
        bench.listener = this::recorded;
    }

    private List<Phase> phases() {
        return program.phases().stream()
                .map(part -> new ProgramPhase(part, world, version))
                .map(Phase.class::cast)
                .toList();
    }

    /** How many rollbacks were done. */
    int rollbacks() {
        return bench.all(Event.RolledBack.class).size();
    }

    /** How many effects were undone. */
    int undone() {
        return world.undone();
    }

    TestBench bench() {
        return bench;
    }

    int kills() {
        return kills;
    }

    /** Dies at the n-th entry, and perhaps once more soon after. */
    void killAt(long n, Moment moment) {
        bench.store.failAtEntry(n, moment);
    }

    /** Runs until it rests for good, and checks what came of it. Returns how many entries that took. */
    int run() throws Exception {
        boolean over = false;
        for (int lives = 0; !over; lives++) {
            assertThat(lives).as("lives").isLessThan(MOST_LIVES);
            world.recorded(recordedSteps());
            bench.all(Event.Undone.class).forEach(this::doByHand);
            if (bench.live() == TestBench.End.KILLED) {
                kills++;
                maybeKillAgain();
            } else {
                over = !goOn();
            }
        }
        check();
        return bench.journal().size();
    }

    private void maybeKillAgain() {
        if (random.nextInt(3) == 0) {
            killAt(1 + random.nextInt(6), random.nextBoolean() ? Moment.BEFORE : Moment.AFTER);
        }
    }

    /** What is needed to go on after a rest; false if nothing helps. */
    private boolean goOn() throws Exception {
        WorkflowStatus status = bench.status();
        maybeChangeCode();
        if (rollbacks < MOST_ROLLBACKS && random.nextInt(3) == 0) {
            rollBack();
            return true;
        }
        if (status == WorkflowStatus.PAUSED) {
            answerSome();
            return true;
        }
        return status == WorkflowStatus.STOPPED || (status == WorkflowStatus.FAILED && repair());
    }

    /** A new version of the code does the same in another order of steps, for all that the engine knows. */
    private void maybeChangeCode() {
        if (random.nextInt(12) == 0) {
            version++;
            bench.phases = phases();
        }
    }

    /** To any event there ever was; the engine knows which are allowed. Sometimes an answer follows at once. */
    private void rollBack() {
        int to = 1 + random.nextInt(bench.journal().size());
        bench.post(new Signal.RollBack("r" + ++rollbacks, "person", to));
        if (random.nextInt(3) == 0) {
            bench.open().forEach(this::answer);
        }
    }

    private void answerSome() {
        List<Recorded> open = bench.open();
        if (open.isEmpty() && interruptions > 0) {
            return;
        }
        assertThat(open).as("open questions of a paused workflow").isNotEmpty();
        Recorded one = open.get(random.nextInt(open.size()));
        for (Recorded asked : open) {
            if (asked.equals(one) || random.nextBoolean()) {
                answer(asked);
            }
        }
        if (random.nextInt(8) == 0) {
            answer(one);
            bench.answer("no-such-question", new Answer.Said("late"));
        }
    }

    private void answer(Recorded asked) {
        Question question = ((Event.Asked) asked.event()).question();
        if (question instanceof Question.Approval approval) {
            bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), verdict(approval));
        } else if (Effects.inUndo(asked.scope())) {
            help(asked);
        } else {
            bench.answer(asked);
        }
    }

    /** Removes what is in the way of an undo, or promises to do it by hand. */
    private void help(Recorded asked) {
        boolean byHand = random.nextBoolean();
        if (!byHand) {
            world.help(effectOf(asked.scope()));
        }
        bench.answer(Recorded.idOf(TestBench.ID, asked.sequence()), new Answer.Said(byHand ? "done by hand" : "again"));
    }

    /** What a person promised to do by hand is done once the engine relies on it. */
    private void doByHand(Event.Undone undone) {
        if (undone.how() == Event.Undoing.BY_HAND) {
            world.undo(Recorded.idOf(TestBench.ID, undone.intent()));
        }
    }

    private static String effectOf(String undoScope) {
        return Recorded.idOf(TestBench.ID, Long.parseLong(undoScope.replaceAll("\\D", "")));
    }

    private Answer verdict(Question.Approval approval) {
        int wanted = program.phases().stream()
                .filter(part -> part.name().equals(approval.phase()))
                .mapToInt(Program.Part::rejections)
                .sum();
        if (rejected.merge(approval.phase(), 1, Integer::sum) <= wanted) {
            return new Answer.Rejected("again");
        }
        return new Answer.Approved(approval.tree(), approval.artifactHash(), "");
    }

    /** Repairs what made it fail, as the oracle foresaw; false if nothing can be repaired. */
    private boolean repair() throws Exception {
        Oracle.Expected expected = expected();
        String code = failure();
        boolean known = Optional.of(code).equals(expected.failure());
        assertThat(known || rollbacks > 0)
                .as("failure %s, not %s", code, expected.failure())
                .isTrue();
        return repair(code) || (!known && ++resumes < MOST_RESUMES);
    }

    /** True if something was repaired. After a rollback it may have failed before it was. */
    private boolean repair(String code) {
        if (code.startsWith("broken.")) {
            return world.repair(code.substring("broken.".length()));
        }
        if (!code.equals("items.failed")) {
            return false;
        }
        return Timeline.last(bench.timeline().events(), Event.DispatchDone.class)
                        .orElseThrow()
                        .result()
                        .items()
                        .stream()
                        .flatMap(item -> item.failure().stream())
                        .map(Failure::code)
                        .filter(reason -> reason.startsWith("broken."))
                        .filter(reason -> world.repair(reason.substring("broken.".length())))
                        .count()
                > 0;
    }

    private String failure() {
        return Timeline.last(bench.timeline().events(), Event.PhaseFailed.class)
                .orElseThrow()
                .why()
                .failure()
                .code();
    }

    private Oracle.Expected expected() throws Exception {
        Set<String> repaired = world.repaired();
        Oracle.Expected known = expectations.get(repaired);
        if (known == null) {
            known = new Oracle(program, TestBench::folder).expect(repaired);
            expectations.put(repaired, known);
        }
        return known;
    }

    /** Sometimes a person is quick: the answer comes while others still work, or a wish to stop. */
    private void recorded(Recorded recorded) {
        maybeInterrupt();
        if (rollbacks < MOST_ROLLBACKS && random.nextInt(150) == 0) {
            rollBack();
        }
        if (recorded.event() instanceof Event.Asked && random.nextInt(3) == 0) {
            answer(recorded);
        } else if (recorded.event() instanceof Event.StepDone || recorded.event() instanceof Event.StepFailed) {
            world.record(recorded.callId());
        } else if (recorded.event() instanceof Event.RetryGranted || recorded.event() instanceof Event.RolledBack) {
            world.recorded(recordedSteps());
        } else if (recorded.event() instanceof Event.Undone undone) {
            doByHand(undone);
        }
    }

    private void maybeInterrupt() {
        if (random.nextInt(100) == 0) {
            String id = "i" + ++interruptions;
            bench.post(random.nextBoolean() ? new Signal.Pause(id, "person", "") : new Signal.Stop(id, "person", ""));
        }
    }

    private List<String> recordedSteps() {
        return bench.timeline().events().stream()
                .filter(recorded ->
                        recorded.event() instanceof Event.StepDone || recorded.event() instanceof Event.StepFailed)
                .map(Recorded::callId)
                .toList();
    }

    private void check() throws Exception {
        Oracle.Expected expected = expected();
        assertThat(JournalReader.entries(bench.disk, TestBench.ID)).hasSameSizeAs(bench.journal());
        assertThat(world.violations()).as("violations").isEmpty();
        if (expected.failure().isPresent()) {
            assertThat(bench.status()).isEqualTo(WorkflowStatus.FAILED);
            return;
        }
        assertThat(bench.status()).isEqualTo(WorkflowStatus.COMPLETED);
        Event.PhaseDone last =
                Timeline.last(bench.timeline().events(), Event.PhaseDone.class).orElseThrow();
        assertThat(lines(last)).as("results").isEqualTo(expected.log());
        assertThat(bench.workspace.files(last.tree())).as("tree").isEqualTo(expected.files());
        assertThat(world.effects())
                .as("effects")
                .isEqualTo(intents(bench.timeline().events()));
        assertThat(intents(kept())).as("effects that count").isEqualTo(expected.effects());
    }

    private static List<String> lines(Event.PhaseDone done) {
        return Objects.requireNonNull(done.artifacts().get(0).value().get("lines"))
                .valueStream()
                .map(line -> line.textValue())
                .toList();
    }

    /** The timeline without items whose work was returned: it is done again, effects included. */
    private List<Recorded> kept() {
        List<Recorded> events = bench.timeline().events();
        List<String> returned = events.stream()
                .filter(recorded -> recorded.event() instanceof Event.ItemReturned)
                .map(Recorded::scope)
                .toList();
        return events.stream()
                .filter(recorded -> returned.stream().noneMatch(recorded::within))
                .toList();
    }

    private static Map<String, Long> intents(List<Recorded> events) {
        return events.stream()
                .filter(recorded -> recorded.event() instanceof Event.Intent && !Effects.inUndo(recorded.scope()))
                .collect(Collectors.groupingBy(
                        recorded -> ((Event.Intent) recorded.event()).action().name(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** The journal, for people who want to understand a violation. */
    String story() {
        return bench.journal().stream().map(ReplayCase::line).collect(Collectors.joining("\n"));
    }

    private static String line(Recorded recorded) {
        String line = recorded.sequence() + " " + recorded.scope() + " " + recorded.call() + " " + recorded.event();
        return line.substring(0, Math.min(line.length(), LINE)).replace('\n', ' ');
    }
}
