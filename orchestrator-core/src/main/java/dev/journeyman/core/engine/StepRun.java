package dev.journeyman.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.ActionDeniedException;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.Interrupted;
import dev.journeyman.api.step.StepContext;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.core.guard.Decision;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs one step for real: gate, intent, tries with their reservations, and the record of how it ended.
 *
 * @param <T> what the step yields
 */
final class StepRun<T> implements StepContext {
    private final ScopeRun scope;
    private final String call;
    private final List<Recorded> before;
    private final Action action;
    private final Class<T> type;
    private final Body<T> body;
    private final Questions questions;
    private final StepBudget budget;
    private final CallCircuit circuit;
    private final Escalation escalation;
    private final StepDirectory directory;
    private final Effort effort;

    private String rule = "";
    private @Nullable Recorded intent;
    private boolean repeated;

    /** What a step of the engine does; unlike a user's body it may also say which tree it leaves. */
    @FunctionalInterface
    interface Body<T> {
        T run(StepRun<T> step) throws Exception;
    }

    StepRun(ScopeRun scope, String call, List<Recorded> before, Action action, Class<T> type, Body<T> body) {
        this.scope = scope;
        this.call = call;
        this.before = before;
        this.action = action;
        this.type = type;
        this.body = body;
        this.questions = scope.questions(call, before);
        this.budget = new StepBudget(scope, call, action, questions);
        this.circuit = scope.run.circuit(action);
        this.escalation = new Escalation(scope, before, action, questions);
        this.directory = new StepDirectory(scope, call);
        this.effort = new Effort(scope.run.ticker());
    }

    T execute() {
        escalation.stuck().ifPresent(this::refuse);
        budget.room().ifPresent(this::refuse);
        permit();
        intend();
        escalation.standing().ifPresent(this::refuse);
        int tries = triesBefore();
        while (true) {
            connect();
            budget.reserve().ifPresent(this::refuse);
            try {
                T value = runOnce();
                circuit.succeeded();
                return value;
            } catch (Exception e) {
                scope.place.strand().rethrowIfUnwound();
                leaveIfCancelled(e);
                tries = again(tries + 1, scope.run.classify(e));
            }
        }
    }

    /** A provider that keeps failing is left alone: another model is asked, or it is waited for. */
    private void connect() {
        Optional<Failure> refusal = circuit.refusal();
        if (refusal.isPresent() && circuit.replaceable()) {
            throw fail(Failure.of(
                    Remedy.FALLBACK_MODEL,
                    refusal.get().code(),
                    refusal.get().message() + " The next model is asked."));
        }
        refusal.flatMap(Failure::retryAfter).ifPresent(this::sleep);
    }

    /** Nothing is done that the gate does not allow; what it wants a person to decide is asked. */
    private void permit() {
        Decision decision = scope.run.decide(action, scope.place.actor(), scope.path);
        if (decision instanceof Decision.Ask ask) {
            decision = ask.answered(questions.ask(ask.question()));
        }
        if (decision instanceof Decision.Denied denied) {
            throw fail(denied.failure());
        }
        rule = decision.rule();
    }

    private void refuse(Failure failure) {
        throw fail(failure);
    }

    private void intend() {
        Optional<Recorded> there = before.stream()
                .filter(recorded -> recorded.event() instanceof Event.Intent)
                .reduce((first, second) -> second);
        if (there.isPresent()) {
            intent = there.get();
            repeated = true;
        } else if (action.outside()) {
            intent = scope.append(call, new Event.Intent(action, rule));
        }
    }

    /** Since a person last said that it is to be tried again. */
    private int triesBefore() {
        int tries = 0;
        for (Recorded recorded : before) {
            if (recorded.event() instanceof Event.TryFailed failed) {
                tries = escalation.isNeeded(failed.failure()) ? 0 : tries + 1;
            }
        }
        return tries;
    }

    private T runOnce() throws Exception {
        directory.begin();
        effort.begin();
        T value;
        scope.place.strand().enterBody();
        try {
            value = body.run(this);
        } finally {
            scope.place.strand().leaveBody();
        }
        JsonNode result = Results.encode(value, type);
        Optional<String> tree = directory.tree();
        Event.StepDone ended =
                new Event.StepDone(action, rule, result, tree, effort.used(), effort.millis(), effort.given());
        Event.StepDone done = (Event.StepDone) scope.append(call, ended).event();
        scope.place.site().passed(tree);
        scope.place.spend(done);
        return Results.decode(done.result(), type);
    }

    private void leaveIfCancelled(Exception e) {
        if (e instanceof InterruptedException || scope.run.control().hard()) {
            throw scope.place.strand().unwind(new Unwind(Unwind.Cause.CANCELLED, "the workflow is stopping"));
        }
    }

    /** Waits for the next try, or for a person, or gives up; gives the number of tries that count. */
    private int again(int tries, Failure failure) {
        circuit.failed(failure);
        if (escalation.isNeeded(failure)) {
            endTry(failure);
            escalation.ask(failure).ifPresent(this::refuse);
            return 0;
        }
        Optional<Duration> delay = scope.run.delay(tries, failure);
        if (delay.isEmpty()) {
            throw fail(failure);
        }
        endTry(failure);
        repeated = intent != null;
        sleep(delay.get());
        return tries;
    }

    private void endTry(Failure failure) {
        scope.append(call, new Event.TryFailed(failure, effort.used(), effort.millis(), effort.given()));
        effort.end();
    }

    private void sleep(Duration time) {
        try {
            scope.run.sleep(time);
        } catch (InterruptedException e) {
            leaveIfCancelled(e);
        }
    }

    private OrchestratorException fail(Failure failure) {
        Event.StepFailed ended = new Event.StepFailed(action, failure, effort.used(), effort.millis(), effort.given());
        Event.StepFailed failed = (Event.StepFailed) scope.append(call, ended).event();
        scope.place.spend(failed);
        return failure(stepId(), failed.failure());
    }

    /** The exception by which a recorded failure is thrown, the first time and on every replay. */
    static OrchestratorException failure(String stepId, Failure failure) {
        return failure.code().startsWith("gate.")
                ? new ActionDeniedException(stepId, failure)
                : new StepFailedException(stepId, failure);
    }

    @Override
    public String stepId() {
        return scope.path + "/" + call;
    }

    @Override
    public String effectId() {
        Recorded recorded = intent;
        if (recorded == null) {
            throw new IllegalStateException("Only an action with an effect outside has an effect id.");
        }
        return Recorded.idOf(scope.run.id(), recorded.sequence());
    }

    /** Names the journal as of the intent: what is delivered carries it. */
    String anchor() {
        Recorded recorded = intent;
        if (recorded == null) {
            throw new IllegalStateException("Only an action with an effect outside anchors the journal.");
        }
        return recorded.sequence() + ":" + scope.run.hashAt(recorded.sequence());
    }

    @Override
    public boolean repeated() {
        return repeated;
    }

    @Override
    public Path directory() {
        return directory.path().orElseGet(() -> {
            Path prepared = directory.prepare();
            makeReady();
            return prepared;
        });
    }

    /** Part of having a directory, and so done within whatever step first needs it. */
    private void makeReady() {
        try {
            new Setup(scope.run, scope.place).run(this);
        } catch (InterruptedException e) {
            leaveIfCancelled(e);
        }
    }

    @Override
    public Optional<Interrupted> interrupted() {
        return directory.interrupted();
    }

    @Override
    public CommandResult run(Command command) throws InterruptedException {
        Duration timeout = budget.timeLeft(command.timeout());
        return scope.run
                .commands()
                .run(
                        command.within(timeout),
                        directory(),
                        group -> scope.append(
                                call,
                                new Event.ProcessStarted(
                                        group.id(),
                                        group.started(),
                                        command.argv().get(0))),
                        scope.run.control()::hard);
    }

    @Override
    public void given(String text) {
        // Before it is cut: half a secret is none that could be found later.
        effort.give(scope.run.parts().secrets().mask(text));
    }

    @Override
    public void spent(Usage usage) {
        effort.spend(usage);
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (scope.run.control().cancelled()) {
            throw new InterruptedException("The workflow is stopping.");
        }
    }

    /** Waits for others at nobody's expense. */
    void waitFor(Effort.Wait wait) throws InterruptedException {
        effort.await(wait);
    }

    /** What this step does with the scope's directory. */
    StepDirectory desk() {
        return directory;
    }

    boolean isBaseline() {
        return Checking.isBaseline(call);
    }
}
