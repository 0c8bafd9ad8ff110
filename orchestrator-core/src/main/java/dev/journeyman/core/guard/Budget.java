package dev.journeyman.core.guard;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.config.Money;
import dev.journeyman.core.config.WorkflowLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hard caps of a workflow.
 *
 * @param microDollars money in millionths of a US dollar
 * @param modelCalls calls that reach a model
 * @param time active time
 */
public record Budget(long microDollars, int modelCalls, Duration time) {
    /** The caps of a configuration. */
    public static Budget of(WorkflowLimits limits) {
        return new Budget(limits.microDollars(), limits.modelCalls(), limits.time());
    }

    /**
     * Why the workflow must pause before it goes on: a failure {@code limit.money}, {@code limit.model-calls} or
     * {@code limit.time} whose message says what was used, and how to raise the limit. Empty if there is room.
     *
     * @param ledger what is spent and reserved so far
     * @param next what is about to be reserved; {@link Usage#NONE} for anything but a model call
     * @param active time the workflow ran
     */
    public Optional<Failure> breach(Ledger ledger, Usage next, Duration active) {
        return Stream.of(money(ledger, next), calls(ledger, next), time(active))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Failure> money(Ledger ledger, Usage next) {
        return over(
                ledger,
                next,
                Usage::microDollars,
                microDollars,
                amount -> Money.dollars(amount) + " USD",
                "money",
                "money");
    }

    private Optional<Failure> calls(Ledger ledger, Usage next) {
        return over(
                ledger, next, Usage::modelCalls, modelCalls, count -> count + " calls", "model-calls", "modelCalls");
    }

    private static Optional<Failure> over(
            Ledger ledger,
            Usage next,
            ToLongFunction<Usage> part,
            long limit,
            Function<Long, String> shown,
            String code,
            String key) {
        long committed = part.applyAsLong(ledger.committed());
        long wanted = part.applyAsLong(next);
        if (committed + wanted <= limit) {
            return Optional.empty();
        }
        String message = "The workflow's limit is " + shown.apply(limit) + ". Spent: "
                + shown.apply(part.applyAsLong(ledger.spent())) + phases(ledger, part, shown)
                + some(", unsettled after a crash among it: ", part.applyAsLong(ledger.unsettled()), shown)
                + some(", reserved by calls under way: ", part.applyAsLong(ledger.reserved()), shown)
                + some(", wanted next: up to ", wanted, shown) + "." + unpriced(ledger) + raise(key);
        return Optional.of(breached(code, message));
    }

    private static String phases(Ledger ledger, ToLongFunction<Usage> part, Function<Long, String> shown) {
        String phases = ledger.spentByPhase().entrySet().stream()
                .filter(phase -> part.applyAsLong(phase.getValue()) > 0)
                .map(phase -> phase.getKey() + " " + shown.apply(part.applyAsLong(phase.getValue())))
                .collect(Collectors.joining(", "));
        return phases.isEmpty() ? "" : " (" + phases + ")";
    }

    private static String some(String words, long amount, Function<Long, String> shown) {
        return amount == 0 ? "" : words + shown.apply(amount);
    }

    private static String unpriced(Ledger ledger) {
        int calls = ledger.spent().unpricedCalls();
        return calls == 0 ? "" : " The price of " + calls + " calls is not known, and they are not counted as money.";
    }

    private Optional<Failure> time(Duration active) {
        if (active.compareTo(time) < 0) {
            return Optional.empty();
        }
        String message = "The workflow's limit is " + Durations.format(time) + " of active time, and it has run for "
                + Durations.format(active) + "; waiting for people is not counted." + raise("time");
        return Optional.of(breached("time", message));
    }

    private static String raise(String key) {
        return " Raise limits." + key + " in journeyman.yaml or in the builder and resume, or stop the workflow.";
    }

    private static Failure breached(String code, String message) {
        return Failure.of(Remedy.ASK_HUMAN, "limit." + code, message);
    }
}
