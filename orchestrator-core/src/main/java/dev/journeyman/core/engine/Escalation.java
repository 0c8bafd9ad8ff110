package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.guard.Standing;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.util.List;
import java.util.Optional;

/** Asks a person whether a step is to be tried again where no repeat of its own could help; what they said stands. */
final class Escalation {
    private static final String AGAIN = "again";

    private final ScopeRun scope;
    private final List<Recorded> before;
    private final Action action;
    private final Questions questions;

    Escalation(ScopeRun scope, List<Recorded> before, Action action, Questions questions) {
        this.scope = scope;
        this.before = before;
        this.action = action;
        this.questions = questions;
    }

    /** What an agent does is not let go in a circle; the failure if a person does not want it to go on. */
    Optional<Failure> stuck() {
        return scope.place.actor().equals(Standing.ENGINE)
                ? Optional.empty()
                : scope.run.turns().stuck(scope.path).flatMap(this::ask);
    }

    /** An open question about earlier tries is waited for; the failure that was refused another try. */
    Optional<Failure> standing() {
        return before.stream()
                .flatMap(recorded -> recorded.event() instanceof Event.Asked asked
                                && asked.question() instanceof Question.Decision decision
                                && isNeeded(decision.failure())
                        ? ask(decision.failure()).stream()
                        : Optional.<Failure>empty().stream())
                .findFirst();
    }

    /** Money, keys, permissions: nobody but a person can make the next call of a model succeed. */
    boolean isNeeded(Failure failure) {
        return action instanceof Action.CallModel
                && failure.remedy() == Remedy.ASK_HUMAN
                && !failure.code().startsWith("gate.")
                && !failure.code().startsWith("limit.");
    }

    /** The failure again, unless the person says that it is to be tried once more. */
    Optional<Failure> ask(Failure failure) {
        boolean again = questions
                .ask(new Question.Decision(failure, failure.message(), List.of(AGAIN, "stop")))
                .says(AGAIN);
        return again ? Optional.empty() : Optional.of(failure);
    }
}
