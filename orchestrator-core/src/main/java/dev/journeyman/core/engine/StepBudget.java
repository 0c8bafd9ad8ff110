package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a step may still use. Before a limit is broken a person is asked; "raise" grants it once more, all else ends the step. */
final class StepBudget {
    private final ScopeRun scope;
    private final String call;
    private final Usage atMost;
    private final Questions questions;

    StepBudget(ScopeRun scope, String call, Action action, Questions questions) {
        this.scope = scope;
        this.call = call;
        this.atMost = action instanceof Action.CallModel model ? model.atMost() : Usage.NONE;
        this.questions = questions;
    }

    /** Waits for a person while there is no room for any step, allowed or not; the failure if it stays so. */
    Optional<Failure> room() {
        Accounts accounts = scope.run.accounts();
        return granted(
                () -> accounts.overtime(scope.path).or(() -> accounts.reserve(scope.path, Usage.NONE, this::append)));
    }

    /** What the step may take of the time that it wants: the first build has a limit of its own. */
    Duration timeLeft(Duration own) {
        Duration left = scope.run.accounts().timeLeft(scope.path);
        return Checking.isBaseline(call) || own.compareTo(left) < 0 ? own : left;
    }

    /** Reserves for one try; the failure if a limit forbids it and nobody raises it. */
    Optional<Failure> reserve() {
        Optional<Failure> breach = granted(() -> scope.run.accounts().reserve(scope.path, atMost, this::append));
        if (breach.isEmpty() && !atMost.equals(Usage.NONE)) {
            scope.run
                    .accounts()
                    .alerts(scope.path)
                    .forEach(near -> scope.run.append(scope.place.strand(), "", "", near));
        }
        return breach;
    }

    private void append(Usage usage) {
        scope.append(call, new Event.Reserved(usage));
    }

    private Optional<Failure> granted(Supplier<Optional<Failure>> limit) {
        Optional<Failure> breach = limit.get();
        while (breach.isPresent()
                && questions
                        .ask(new Question.Decision(
                                breach.get(), breach.get().message(), List.of(Accounts.RAISE, "stop")))
                        .says(Accounts.RAISE)) {
            breach = limit.get();
        }
        return breach;
    }
}
