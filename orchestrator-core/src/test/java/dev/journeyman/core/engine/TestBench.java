package dev.journeyman.core.engine;

import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.phase.Phase;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.config.WorkspaceSettings;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.JournalClosedException;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.locks.LockFolder;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.recovery.CircuitBreaker;
import dev.journeyman.core.verify.Checks;
import dev.journeyman.core.workspace.Identity;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One workflow on a disk and in a world of its own, run by one engine after the other. What a test changes between two
 * lives (phases, agents, configuration) is what the next engine is made of.
 */
final class TestBench {
    static final Map<String, String> FILES = Map.of("readme", "hello");
    static final WorkflowId ID = new WorkflowId("w");

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(body -> {
        Thread thread = new Thread(body, "strand");
        thread.setDaemon(true);
        return thread;
    });

    final InMemoryCheckpointStore disk = new InMemoryCheckpointStore();
    final FailingStore store = new FailingStore(disk);
    final InMemoryWorkTracker tracker = new InMemoryWorkTracker();
    final SettableClock clock = SettableClock.atSomeTime();
    final InMemoryWorkspace workspace = new InMemoryWorkspace(FILES, TestBench::folder);

    List<Phase> phases = List.of();
    List<Agent> agents = List.of();
    List<Event.Gate> gates = List.of();
    Secrets secrets = Secrets.NONE;
    Configuration configuration = configuration(5);
    Function<Strands, Optional<InputAdapter>> input = strands -> Optional.empty();
    Ticker ticker = new StandingTicker();
    CircuitBreaker circuits = new CircuitBreaker(clock);
    final List<Duration> sleeps = new ArrayList<>();
    Consumer<Recorded> listener = recorded -> {};
    private final List<Recorded> read = new ArrayList<>();
    private int posted;
    private long seed;

    TestBench(long seed) {
        this.seed = seed;
    }

    static Configuration configuration(int agents) {
        return Configuration.builder()
                .mode(Mode.FULL)
                .maturities(Map.of(ProgramAgent.NAME, Maturity.AUTONOMOUS))
                .limits(Configuration.DEFAULTS.limits().withAgents(agents).withStepTries(DirectScope.TRIES))
                .workspace(WorkspaceSettings.DEFAULTS.withLocks(WorkspaceSettings.Locks.OFF))
                .build();
    }

    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("desk");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the life of an engine ended. */
    enum End {
        /** Killed: the last event says nothing. */
        KILLED,
        /** The last event says how it rests. */
        AT_REST
    }

    /** Starts or resumes the workflow with a fresh engine and runs it until it rests or is killed. */
    End live() throws InterruptedException {
        SeededStrands strands = new SeededStrands(seed++, THREADS);
        CheckpointStore inbox = new SteppedInbox(store, disk, strands);
        try {
            strands.run(() -> live(inbox, strands));
            return End.AT_REST;
        } catch (JournalClosedException e) {
            if (!store.dead()) {
                throw e;
            }
            store.revive();
            return End.KILLED;
        }
    }

    private void live(CheckpointStore inbox, SeededStrands strands) throws InterruptedException {
        Lease lease = inbox.acquire(ID, "test").orElseThrow();
        WorkflowState state = WorkflowState.of(ID, List.of());
        Journal journal = Journal.open(inbox, ID, lease, clock, secrets, recorded -> {
            recorded.forEach(state::apply);
            return state.head();
        });
        try (journal) {
            journal.events().forEach(state::apply);
            journal.listen(recorded -> {
                requireStored(recorded);
                listener.accept(recorded);
                strands.changed();
            });
            if (journal.events().isEmpty()) {
                journal.append("", started());
            }
            journal.append("", new Event.Owner(journal.epoch(), "test"));
            new WorkflowRun(ID, parts(inbox, strands), journal, workspace, strands).run();
            requireNobodyAtWork(strands);
        }
    }

    /** Whoever goes on after a rest would meet them in their worktrees, and pay for their calls again. */
    private static void requireNobodyAtWork(SeededStrands strands) {
        List<String> left = strands.others().stream()
                .filter(name -> !name.endsWith(" inbox"))
                .toList();
        if (!left.isEmpty()) {
            throw new AssertionError("Still at work while the workflow rests: " + left);
        }
    }

    private Event.Started started() {
        return new Event.Started(
                1,
                WorkRequest.of("do it"),
                "p",
                "test",
                phases.stream().map(Phase::name).toList(),
                gates,
                workspace.base());
    }

    private Parts parts(CheckpointStore inbox, Strands strands) {
        return new Parts(
                new ProjectId("p"),
                inbox,
                tracker,
                phases,
                new Agents(agents),
                input.apply(strands),
                configuration,
                secrets,
                (command, directory, announced, cancelled) -> new CommandResult(0, "", false, 1),
                new Checks(Path.of("unused"), Duration.ofMinutes(1)),
                Identity.JOURNEYMAN,
                List.of(),
                time -> {
                    sleeps.add(time);
                    clock.advance(time);
                    strands.pause();
                },
                circuits,
                ticker,
                new Artifacts(TestBench.class.getClassLoader()),
                new LockFolder(Path.of("unused"), clock));
    }

    /** Appends as a part of the engine would that this version does not have. */
    void appendByHand(Event... events) {
        Lease lease = disk.acquire(ID, "hand").orElseThrow();
        WorkflowState state = WorkflowState.of(ID, journal());
        try (Journal journal = Journal.open(disk, ID, lease, clock, secrets, recorded -> {
            recorded.forEach(state::apply);
            return state.head();
        })) {
            List.of(events).forEach(event -> journal.append("", event));
        }
    }

    /** Lives on after each kill until it rests. */
    TestBench run() throws InterruptedException {
        while (live() == End.KILLED) {
            clock.advance(Duration.ofSeconds(1));
        }
        return this;
    }

    void post(Signal signal) {
        disk.post(ID, signal.id(), Json.write(signal, Signal.class));
    }

    /** Answers a question. */
    void answer(Recorded asked) {
        answer(Recorded.idOf(ID, asked.sequence()), DirectScope.answer(((Event.Asked) asked.event()).question()));
    }

    void answer(String question, Answer answer) {
        post(new Signal.Answered("s" + ++posted, "person", question, answer));
    }

    /** All events; what was read before is not read again. */
    List<Recorded> journal() {
        readOn();
        return List.copyOf(read);
    }

    private void readOn() {
        List<JournalEntry> more = disk.read(ID, read.size(), Integer.MAX_VALUE);
        more.forEach(entry -> read.add(Json.read(entry.json(), Recorded.class)));
    }

    /** What the engine goes on with is what the next owner will read. */
    private void requireStored(Recorded recorded) {
        readOn();
        Recorded stored = read.get((int) recorded.sequence() - 1);
        if (!stored.equals(recorded)) {
            throw new AssertionError("The journal holds " + stored + " for " + recorded);
        }
    }

    Timeline timeline() {
        return Timeline.of(journal());
    }

    /** Where the work items stand in the tracker. */
    List<String> itemStatuses() {
        return tracker.changes(new ProjectId("p"), "", 100).items().stream()
                .map(item -> item.status().name())
                .toList();
    }

    WorkflowStatus status() {
        return WorkflowState.of(ID, journal()).status();
    }

    /** The questions on the timeline that nobody has answered. */
    List<Recorded> open() {
        List<Recorded> events = timeline().events();
        List<Recorded> open = new ArrayList<>();
        for (Recorded asked : events) {
            String id = Recorded.idOf(ID, asked.sequence());
            boolean answered = events.stream()
                    .anyMatch(recorded -> recorded.event() instanceof Event.Answered answer
                            && answer.questionId().equals(id));
            if (asked.event() instanceof Event.Asked && !answered) {
                open.add(asked);
            }
        }
        return open;
    }

    /** All events of a kind in the journal. */
    <E extends Event> List<E> all(Class<E> kind) {
        return journal().stream()
                .map(Recorded::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Nothing takes any time. */
    private static final class StandingTicker implements Ticker {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void pause(Duration duration) {
            // Time stands still.
        }
    }
}
