package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.work.Plan;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.core.Orchestrator;
import dev.journeyman.core.WorkflowResult;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.core.testing.ScriptedBuildTool;
import dev.journeyman.testkit.FailingStore;
import dev.journeyman.testkit.InMemoryCheckpointStore;
import dev.journeyman.testkit.InMemoryWorkTracker;
import dev.journeyman.testkit.crash.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * One workflow that dies at each of some places and is resumed after each, until it is done. Store, tracker, team and build
 * tool are its own and outlive its deaths; the repository is shared by all.
 */
final class CrashCase {
    private static final WorkRequest REQUEST = WorkRequest.of("Write the files.");

    private final WorkflowId id;
    private final Path project;
    private final Kind kind;
    private final Person person;
    private final Team team;
    private final FailingStore store = new FailingStore(new InMemoryCheckpointStore());
    private final InMemoryWorkTracker tracker = new InMemoryWorkTracker();
    private final ScriptedBuildTool build = new ScriptedBuildTool();
    private final List<Death> deaths = new ArrayList<>();
    private final Set<String> branches = new TreeSet<>();
    private String delivered = "";

    /**
     * What is done, and by how many.
     *
     * @param agents at work at once
     * @param gates where a person is asked
     * @param person who takes part
     */
    record Kind(String name, Plan plan, int agents, List<String> gates, Supplier<Person> person) {
        /** One in which nobody takes part. */
        Kind(String name, Plan plan, int agents) {
            this(name, plan, agents, List.of(), () -> Person.NOBODY);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What was recorded and what had been asked when it died. */
    private record Death(Set<String> recorded, Map<String, Integer> calls) {}

    CrashCase(String id, Path project, Kind kind) {
        this.id = new WorkflowId(id);
        this.project = project;
        this.kind = kind;
        this.person = kind.person().get();
        this.team = new Team(kind.plan(), item -> person.watch(this, item));
    }

    /** Runs it to its end, through all these deaths in turn. */
    CrashCase live(List<FailingStore.Rule> places) throws Exception {
        Queue<FailingStore.Rule> ahead = new ArrayDeque<>(places);
        boolean more = true;
        while (more) {
            if (!ahead.isEmpty()) {
                store.failWhen(ahead.peek());
            }
            try (Orchestrator orchestrator = open()) {
                more = advance(orchestrator);
            } catch (OrchestratorException e) {
                assertThat(store.dead()).as(e.getMessage()).isTrue();
            }
            if (store.dead()) {
                ahead.remove();
                store.revive();
                deaths.add(new Death(recorded(), team.calledSoFar()));
                more = true;
            }
        }
        assertThat(ahead).as(this + " died everywhere").isEmpty();
        return this;
    }

    private Orchestrator open() {
        Configuration defaults = Configuration.DEFAULTS;
        return Orchestrator.builder()
                .project(project)
                .store(store)
                .tracker(tracker)
                .agents(team.agents())
                .commands(build)
                .sleeper(time -> {})
                .environment(
                        Map.of("XDG_STATE_HOME", project.resolveSibling("state").toString()))
                .configuration(defaults.toBuilder()
                        .limits(defaults.limits().withAgents(kind.agents()))
                        .build())
                .ids(() -> id)
                .build();
    }

    private boolean advance(Orchestrator orchestrator) throws InterruptedException {
        WorkflowResult result = store.read(id, 0, 1).isEmpty()
                ? orchestrator.start(REQUEST.withGates(kind.gates())).await()
                : orchestrator.resume(id).await();
        delivered = result.branch().orElse(delivered);
        result.branch().ifPresent(branches::add);
        boolean more = person.act(orchestrator, result);
        assertThat(more || result.status() == WorkflowStatus.COMPLETED)
                .as(this + ": " + result.view().reason())
                .isTrue();
        return more;
    }

    /** Says something to it, and waits until its owner has heard it, or died. */
    void post(Signal signal) {
        store.post(id, signal.id(), Json.write(signal, Signal.class));
        try {
            Deadline.in(Duration.ofSeconds(30))
                    .await(signal + " is heard", () -> store.dead() || isReceived(signal.id()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isReceived(String signalId) {
        return events().stream()
                .anyMatch(recorded -> recorded.event() instanceof Event.Received received
                        && received.signal().id().equals(signalId));
    }

    List<Recorded> events() {
        return JournalReader.events(store, id);
    }

    int deaths() {
        return deaths.size();
    }

    /** The steps whose results are in the journal, wherever they stand. */
    private Set<String> recorded() {
        return steps(events());
    }

    private static Set<String> steps(List<Recorded> events) {
        Set<String> steps = new HashSet<>();
        for (Recorded recorded : events) {
            if (recorded.event() instanceof Event.StepDone) {
                steps.add(recorded.callId());
            }
        }
        return steps;
    }

    /** Steps that were recorded at a death and do not count at the end, though nobody meant to go back behind them. */
    Set<String> lost() {
        List<Recorded> journal = events();
        long meantToGo = journal.stream()
                .filter(recorded -> recorded.event() instanceof Event.RolledBack)
                .mapToLong(Recorded::parent)
                .min()
                .orElse(Long.MAX_VALUE);
        Set<String> lost = new TreeSet<>(steps(
                journal.stream().filter(step -> step.sequence() <= meantToGo).toList()));
        lost.removeAll(steps(Timeline.of(journal).events()));
        return lost;
    }

    /** Calls that were made again although their results had been recorded. */
    Set<String> repeatedThoughRecorded() {
        Map<String, Integer> now = team.calledSoFar();
        Set<String> repeated = new TreeSet<>();
        for (Death death : deaths) {
            death.recorded().stream()
                    .filter(step ->
                            !now.getOrDefault(step, 0).equals(death.calls().getOrDefault(step, 0)))
                    .forEach(repeated::add);
        }
        return repeated;
    }

    /** Calls that were made again because they were in flight at a death. */
    int repeatedInFlight() {
        return team.callsInAll() - team.calls().size();
    }

    /** What came of it outside the journal: the items in the tracker, the deliveries in the repository. */
    List<String> outside() throws Exception {
        List<String> found = new ArrayList<>();
        String mark = "Journeyman-Workflow: " + id + "\n";
        SampleProject.branches(project).stream()
                .filter(message -> message.contains(mark))
                .forEach(message -> found.add("delivery"));
        items().forEach(item -> found.add(item.title() + ": " + item.status()));
        Collections.sort(found);
        return found;
    }

    private List<WorkItem> items() {
        ProjectId owner = new ProjectId(((Event.Started) events().get(0).event()).project());
        return tracker.changes(owner, "", 1000).items();
    }

    /** The tree of what it delivered in the end. */
    String tree() throws Exception {
        return SampleProject.tree(project, delivered);
    }

    void deleteBranches() throws Exception {
        for (String branch : branches) {
            SampleProject.deleteBranch(project, branch);
        }
    }

    @Override
    public String toString() {
        return kind.name() + ", " + id;
    }
}
