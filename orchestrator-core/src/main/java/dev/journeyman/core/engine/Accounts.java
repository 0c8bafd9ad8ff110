package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.core.config.WorkflowLimits;
import dev.journeyman.core.guard.Budget;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether the next model call still fits the workflow's limits. A fold over all events. Thread-safe. */
final class Accounts {
    /** The answer that grants a breached limit once more. */
    static final String RAISE = "raise";

    private final WorkflowLimits limits;
    private final Consumption consumption = new Consumption();
    private final Map<String, String> limitQuestions = new HashMap<>();
    private final Map<String, Integer> raised = new HashMap<>();
    private final List<Usage> wanted = new ArrayList<>();

    Accounts(WorkflowLimits limits) {
        this.limits = limits;
    }

    synchronized void apply(Recorded recorded) {
        consumption.apply(recorded);
        if (recorded.event() instanceof Event.Asked asked) {
            note(recorded.callId(), asked.question());
        } else if (recorded.event() instanceof Event.Answered answered && raises(answered.answer())) {
            String limit = limitQuestions.get(recorded.callId());
            if (limit != null) {
                raised.merge(limit, 1, Integer::sum);
            }
        }
    }

    private void note(String call, Question question) {
        if (question instanceof Question.Decision decision
                && decision.failure().code().startsWith("limit.")) {
            limitQuestions.put(call, decision.failure().code());
        }
    }

    static boolean raises(Answer answer) {
        return answer instanceof Answer.Said said && said.text().strip().equalsIgnoreCase(RAISE);
    }

    /**
     * Reserves for one try, or says which limit that would break. Several at once never reserve the same money.
     *
     * @param append records the reservation
     */
    Optional<Failure> reserve(Usage atMost, Consumer<Usage> append) {
        synchronized (this) {
            Usage together = wanted.stream().reduce(atMost, Usage::plus);
            Optional<Failure> breach = budget().breach(consumption.ledger(), together, consumption.active());
            if (breach.isPresent()) {
                return breach;
            }
            wanted.add(atMost);
        }
        try {
            append.accept(atMost);
        } finally {
            forget(atMost);
        }
        return Optional.empty();
    }

    private synchronized void forget(Usage atMost) {
        wanted.remove(atMost);
    }

    private Budget budget() {
        return new Budget(
                limits.microDollars() * times("limit.money"),
                limits.modelCalls() * times("limit.model-calls"),
                limits.time().multipliedBy(times("limit.time")));
    }

    private int times(String limit) {
        return 1 + raised.getOrDefault(limit, 0);
    }

    /** What is left for an ask that begins now. */
    synchronized Limits left(Duration timeLeft) {
        Usage committed = consumption.ledger().committed();
        Budget budget = budget();
        return new Limits(
                Math.max(0, budget.modelCalls() - committed.modelCalls()),
                Math.max(0, budget.microDollars() - committed.microDollars()),
                timeLeft);
    }
}
