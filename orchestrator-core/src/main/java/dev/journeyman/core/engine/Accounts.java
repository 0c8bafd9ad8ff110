package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.core.config.WorkflowLimits;
import dev.journeyman.core.guard.Account;
import dev.journeyman.core.guard.Budget;
import dev.journeyman.core.guard.Ledger;
import dev.journeyman.core.guard.Meter;
import dev.journeyman.core.journal.Consumption;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether the next try of a step still fits the limits of all who pay for it: workspace, workflow, phase, item. A fold over
 * all events. Thread-safe.
 */
final class Accounts {
    /** The answer that grants a breached limit once more. */
    static final String RAISE = "raise";

    private final WorkflowLimits limits;
    private final Supplier<Usage> otherWorkflows;
    private final Map<Account, Consumption> consumptions = new HashMap<>();
    private final Map<String, String> limitQuestions = new HashMap<>();
    private final Map<String, Integer> raised = new HashMap<>();
    private final Set<String> alerted = new HashSet<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final StepTimes times = new StepTimes();

    /** What a scope is about to reserve. */
    private record Wanted(String scope, Usage atMost) {}

    /** @param otherWorkflows what the other workflows of the store have used and reserved */
    Accounts(WorkflowLimits limits, Supplier<Usage> otherWorkflows) {
        this.limits = limits;
        this.otherWorkflows = otherWorkflows;
    }

    synchronized void apply(Recorded recorded) {
        consume(recorded);
        times.apply(recorded);
        if (recorded.event() instanceof Event.Reserved reserved) {
            wanted.remove(new Wanted(recorded.scope(), reserved.atMost()));
        } else if (recorded.event() instanceof Event.Asked asked) {
            note(recorded.callId(), asked.question());
        } else if (recorded.event() instanceof Event.Answered answered
                && answered.answer().says(RAISE)) {
            String limit = limitQuestions.get(recorded.callId());
            if (limit != null) {
                payers(recorded.scope()).forEach(account -> raised.merge(key(account, limit), 1, Integer::sum));
            }
        } else if (recorded.event() instanceof Event.LimitNear near) {
            alerted.add(near.limit());
        }
    }

    private void consume(Recorded recorded) {
        boolean settlesAll =
                recorded.event() instanceof Event.Owner || recorded.event() instanceof Event.RollbackStarted;
        Account.of(recorded.scope()).forEach(this::consumption);
        (settlesAll ? List.copyOf(consumptions.keySet()) : Account.of(recorded.scope()))
                .forEach(account -> consumption(account).apply(recorded));
    }

    private Consumption consumption(Account account) {
        return consumptions.computeIfAbsent(account, first -> new Consumption());
    }

    private void note(String call, Question question) {
        if (question instanceof Question.Decision decision
                && decision.failure().code().startsWith("limit.")) {
            limitQuestions.put(call, decision.failure().code());
        }
    }

    private static String key(Account account, String limit) {
        return limit + " " + account.name();
    }

    private static List<Account> payers(String scope) {
        return Stream.concat(Account.of(scope).stream(), Stream.of(Account.WORKSPACE))
                .toList();
    }

    /**
     * Reserves for one try, or says which limit that would break. Several at once never reserve the same money.
     *
     * @param atMost what the try may use; nothing is recorded where that is nothing
     * @param append records the reservation
     */
    Optional<Failure> reserve(String scope, Usage atMost, Consumer<Usage> append) {
        boolean free = atMost.equals(Usage.NONE);
        Usage others = free ? Usage.NONE : otherWorkflows.get();
        Wanted mine = new Wanted(scope, atMost);
        synchronized (this) {
            Optional<Failure> breach = payers(scope).stream()
                    .flatMap(account -> breach(account, atMost, others).stream())
                    .findFirst();
            if (breach.isPresent() || free) {
                return breach;
            }
            wanted.add(mine);
        }
        boolean recorded = false;
        try {
            append.accept(atMost);
            recorded = true;
        } finally {
            if (!recorded) {
                forget(mine);
            }
        }
        return Optional.empty();
    }

    private Optional<Failure> breach(Account account, Usage atMost, Usage others) {
        Usage together = wanted.stream()
                .filter(other -> !atMost.equals(Usage.NONE))
                .filter(other -> payers(other.scope()).contains(account))
                .map(Wanted::atMost)
                .reduce(atMost, Usage::plus);
        return budget(account).breach(meter(account, others), together);
    }

    private synchronized void forget(Wanted mine) {
        wanted.remove(mine);
    }

    private Meter meter(Account account, Usage others) {
        Meter meter = consumption(account.equals(Account.WORKSPACE) ? Account.WORKFLOW : account)
                .meter();
        return switch (account.kind()) {
            case WORKSPACE -> new Meter(meter.ledger().settle("other workflows", others), 0, Duration.ZERO);
            case WORKFLOW -> meter;
            case PHASE, ITEM -> new Meter(meter.ledger(), meter.actions(), Duration.ZERO);
        };
    }

    private Budget budget(Account account) {
        return new Budget(account, account.caps(limits), code -> granted(account, code));
    }

    private int granted(Account account, String code) {
        return 1 + raised.getOrDefault(key(account, code), 0);
    }

    /** What is new to be said of limits that are nearly used up. */
    List<Event.LimitNear> alerts(String scope) {
        return alerts(scope, otherWorkflows.get());
    }

    private synchronized List<Event.LimitNear> alerts(String scope, Usage others) {
        List<Event.LimitNear> alerts = new ArrayList<>();
        for (Account account : payers(scope)) {
            for (Budget.Alert alert :
                    budget(account).alerts(meter(account, others).ledger(), limits.alert())) {
                String limit = key(account, alert.code()) + " x" + granted(account, alert.code());
                if (alerted.add(limit)) {
                    alerts.add(new Event.LimitNear(limit, alert.text()));
                }
            }
        }
        return alerts;
    }

    /** Why the steps of the phase or the item may take no more time in this attempt, if that is so. */
    synchronized Optional<Failure> overtime(String scope) {
        return budget(Account.innermost(scope)).breach(new Meter(Ledger.EMPTY, 0, times.of(scope)), Usage.NONE);
    }

    /** What is left of the time that the steps of the phase or the item may take; never negative. */
    synchronized Duration timeLeft(String scope) {
        Duration left = budget(Account.innermost(scope)).time().minus(times.of(scope));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What is left for an ask that begins now. */
    synchronized Limits left(String scope) {
        int calls = Integer.MAX_VALUE;
        long money = Long.MAX_VALUE;
        for (Account account : Account.of(scope)) {
            Usage left = budget(account).left(consumption(account).ledger().committed());
            calls = Math.min(calls, left.modelCalls());
            money = Math.min(money, left.microDollars());
        }
        return new Limits(calls, money, timeLeft(scope));
    }
}
