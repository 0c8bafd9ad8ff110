package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.config.Caps;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.guard.Commands;
import dev.journeyman.core.guard.Decision;
import dev.journeyman.core.guard.Exclusions;
import dev.journeyman.core.guard.Gate;
import dev.journeyman.core.guard.Standing;
import dev.journeyman.core.journal.Attempts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.JournalClosedException;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.process.CommandRunner;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.recovery.Backoff;
import dev.journeyman.core.recovery.FailureClassifier;
import dev.journeyman.core.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What all scopes of one run of a workflow along its timeline share; a rollback ends it. Thread-safe. */
final class Run {
    private final WorkflowId id;
    private final Parts parts;
    private final Journal journal;
    private final Workspace workspace;
    private final Strands strands;
    private final Control control;
    private final Accounts accounts;
    private final Answers answers = new Answers();
    private final Turns turns = new Turns();
    private final Attempts attempts = new Attempts();
    private final Timeline timeline;
    private final TrackerMirror tracker;
    private final Semaphore builds;
    private final Gate gate = new Gate();
    private final Runnable listening;
    private final Set<String> excluded = new LinkedHashSet<>();
    private volatile Exclusions exclusions = Exclusions.NONE;
    private volatile boolean over;

    Run(WorkflowId id, Parts parts, Journal journal, Workspace workspace, Strands strands, Control control) {
        this.id = id;
        this.control = control;
        this.parts = parts;
        this.journal = journal;
        this.workspace = workspace;
        this.strands = strands;
        this.accounts = new Accounts(parts.configuration().limits(), this::otherWorkflows);
        this.timeline = Timeline.of(journal.events());
        this.tracker = new TrackerMirror(parts.tracker(), parts.project(), id);
        this.builds = new Semaphore(parts.configuration().checks().parallel());
        journal.events().forEach(this::count);
        timeline.events().forEach(this::fold);
        this.listening = journal.listen(this::take);
    }

    /** As the index knows it: what others reserve at the same moment is seen by the next call. */
    private Usage otherWorkflows() {
        if (parts.configuration().limits().workspace().equals(Caps.NONE)) {
            return Usage.NONE;
        }
        return parts.store().list(HeadQuery.all()).stream()
                .filter(head -> !head.id().equals(id))
                .map(WorkflowHead::committed)
                .reduce(Usage.NONE, Usage::plus);
    }

    /** What no rollback takes back. */
    private void count(Recorded recorded) {
        accounts.apply(recorded);
        turns.apply(recorded);
        synchronized (attempts) {
            attempts.apply(recorded);
        }
    }

    private void fold(Recorded recorded) {
        answers.apply(recorded);
        if (excluded.addAll(
                Remarks.in(recorded).stream().flatMap(Run::excluding).toList())) {
            exclusions = Exclusions.of(List.copyOf(excluded));
        }
    }

    private void take(Recorded recorded) {
        timeline.apply(recorded);
        count(recorded);
        fold(recorded);
        strands.changed();
    }

    /** From now on nothing is appended through it. */
    void end() {
        over = true;
        listening.run();
    }

    WorkflowId id() {
        return id;
    }

    Parts parts() {
        return parts;
    }

    Workspace workspace() {
        return workspace;
    }

    Strands strands() {
        return strands;
    }

    Control control() {
        return control;
    }

    Accounts accounts() {
        return accounts;
    }

    Answers answers() {
        return answers;
    }

    Turns turns() {
        return turns;
    }

    Timeline timeline() {
        return timeline;
    }

    TrackerMirror tracker() {
        return tracker;
    }

    Agents agents() {
        return parts.agents();
    }

    CommandRunner commands() {
        return parts.commands();
    }

    Ticker ticker() {
        return parts.ticker();
    }

    int agentsAtOnce() {
        return parts.configuration().limits().agents();
    }

    /** The highest attempt in the whole journal: no number is ever used twice. */
    int highestAttempt(String path) {
        synchronized (attempts) {
            return attempts.highest(path);
        }
    }

    /** All events so far. */
    List<Recorded> journal() {
        return journal.events();
    }

    Instant now() {
        return journal.now();
    }

    String hashAt(long sequence) {
        return journal.hashAt(sequence);
    }

    /** Appends for the scopes of a strand; where that is impossible they are left. */
    Recorded append(Strand strand, String scope, String call, Event event) {
        strands.pause();
        if (over) {
            throw strand.unwind(new Unwind(Unwind.Cause.CLOSED, "this run of the workflow has ended"));
        }
        try {
            return journal.append(scope, call, event);
        } catch (JournalClosedException | LeaseLostException e) {
            throw strand.unwind(new Unwind(Unwind.Cause.CLOSED, e));
        }
    }

    /** Hands on events as they are recorded, until the answer is run. */
    Runnable listen(Consumer<Recorded> listener) {
        return journal.listen(listener);
    }

    /** Waits for a condition; an interrupt leaves the scopes of the strand. */
    void await(Strand strand, BooleanSupplier condition) {
        try {
            strands.await(condition);
        } catch (InterruptedException e) {
            throw strand.unwind(new Unwind(Unwind.Cause.CANCELLED, "the workflow is stopping"));
        }
    }

    /** Waits until no child works any more, also when interrupted: who goes on would meet it in its worktree. */
    void awaitEnd(Collection<Child> children) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                strands.await(() -> children.stream().allMatch(Child::ended));
                ended = true;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Builds run one after the other unless the user allows more. */
    void enterBuild() throws InterruptedException {
        strands.await(builds::tryAcquire);
    }

    void leaveBuild() {
        builds.release();
        strands.changed();
    }

    Decision decide(Action action, String actor, String scope) {
        return gate.decide(action, standing(actor, scope));
    }

    private Standing standing(String actor, String scope) {
        Configuration configuration = parts.configuration();
        String phase = scope.substring(0, Math.max(0, scope.indexOf('#')));
        Standing engine = Standing.engine(configuration.mode(), exclusions, allowedCommands(configuration), phase);
        if (actor.equals(Standing.ENGINE)) {
            return engine;
        }
        return engine.as(actor, granted(actor), Optional.empty());
    }

    private Maturity granted(String agent) {
        return Standing.granted(
                parts.configuration().maturity(agent), parts.agents().bundled(agent));
    }

    /** An intern's work goes on only when a person has approved it. */
    boolean internWorkedIn(String phaseScope) {
        return timeline().events().stream()
                .filter(recorded -> recorded.within(phaseScope))
                .map(Recorded::event)
                .anyMatch(event -> event instanceof Event.AskOpened asked && granted(asked.agent()) == Maturity.INTERN);
    }

    /** From when it is recorded; what a person forbids stays forbidden in the phases that follow. */
    private static Stream<String> excluding(Feedback feedback) {
        return feedback.kind() == Feedback.Kind.EXCLUSION ? Exclusions.meant(feedback.text()).stream() : Stream.empty();
    }

    private static List<List<String>> allowedCommands(Configuration configuration) {
        List<List<String>> allowed = new ArrayList<>(Commands.BUILD_TOOLS);
        allowed.addAll(configuration.commands());
        allowed.addAll(configuration.checks().commands().all());
        Stream.of(configuration.workspace().setup())
                .filter(setup -> !setup.isEmpty())
                .forEach(allowed::add);
        return allowed;
    }

    Failure classify(Throwable thrown) {
        return FailureClassifier.classify(thrown)
                .orElseGet(
                        () -> Failure.giveUp("accident.cancelled", "The work was interrupted from inside: " + thrown));
    }

    Optional<Duration> delay(int tries, Failure failure) {
        return Backoff.of(parts.configuration().limits().stepTries()).delay(tries, failure);
    }

    CallCircuit circuit(Action action) {
        return new CallCircuit(parts.circuits(), action);
    }

    void sleep(Duration time) throws InterruptedException {
        parts.sleeper().sleep(time);
    }

    /** A name for a worktree: readable, short, and different for every scope. */
    String deskName(String readable, String scope) {
        String prefix = readable.substring(0, Math.min(24, readable.length()));
        return prefix + "-" + JournalEntry.chainedHash(id.value(), scope).substring(0, 8);
    }
}
