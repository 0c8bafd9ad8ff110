package dev.journeyman.core.guard;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Remedy;
import dev.journeyman.api.Usage;
import dev.journeyman.core.config.Caps;
import dev.journeyman.core.config.Durations;
import dev.journeyman.core.config.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The caps of an account, each as often as people have granted it.
 *
 * @param account who pays
 * @param caps granted once
 * @param granted how often the cap of a code is granted; 1 if nobody raised it
 */
public record Budget(Account account, Caps caps, ToIntFunction<String> granted) {

    /** Something that is capped: its part of a usage, and how it is called. */
    private record Part(String code, String key, ToLongFunction<Usage> of, LongFunction<String> shown, long once) {}

    /** Caps that nobody raised. */
    public static Budget of(Account account, Caps caps) {
        return new Budget(account, caps, code -> 1);
    }

    private Stream<Part> parts() {
        return Stream.of(
                new Part("money", "money", Usage::microDollars, Budget::dollars, caps.microDollars()),
                new Part("model-calls", "modelCalls", Usage::modelCalls, count -> count + " calls", caps.modelCalls()),
                new Part("tokens", "tokens", Budget::tokens, count -> count + " tokens", caps.tokens()));
    }

    private static String dollars(long microDollars) {
        return Money.dollars(microDollars) + " USD";
    }

    private static long tokens(Usage usage) {
        return usage.inputTokens() + usage.outputTokens();
    }

    /**
     * Why a person must be asked before the next try of a step: a failure {@code limit.*} whose message says what was used
     * on what, and how to raise the limit. Empty if there is room.
     *
     * @param meter what is used so far
     * @param next what the try may use; {@link Usage#NONE} for anything but a model call
     */
    public Optional<Failure> breach(Meter meter, Usage next) {
        return Stream.concat(
                        parts().flatMap(part -> over(part, meter.ledger(), next).stream()),
                        Stream.of(actions(meter), time(meter)).flatMap(Optional::stream))
                .findFirst();
    }

    private Optional<Failure> over(Part part, Ledger ledger, Usage next) {
        long limit = limit(part);
        long wanted = part.of().applyAsLong(next);
        if (wanted == 0 || part.of().applyAsLong(ledger.committed()) + wanted <= limit) {
            return Optional.empty();
        }
        String message = account.words() + " is " + part.shown().apply(limit) + ". " + spent(part, ledger)
                + some(", wanted next: up to ", wanted, part) + "." + unpriced(ledger);
        return Optional.of(breached(part.code(), part.key(), message));
    }

    private long limit(Part part) {
        return times(part.once(), granted.applyAsInt(code(part.code())));
    }

    private static long times(long once, int granted) {
        return once > Long.MAX_VALUE / granted ? Long.MAX_VALUE : once * granted;
    }

    private static String spent(Part part, Ledger ledger) {
        return "Spent: " + part.shown().apply(part.of().applyAsLong(ledger.spent())) + phases(part, ledger)
                + some(", unsettled after a crash among it: ", part.of().applyAsLong(ledger.unsettled()), part)
                + some(", reserved by calls under way: ", part.of().applyAsLong(ledger.reserved()), part);
    }

    private static String phases(Part part, Ledger ledger) {
        String phases = ledger.spentByPhase().entrySet().stream()
                .filter(phase -> part.of().applyAsLong(phase.getValue()) > 0)
                .map(phase ->
                        phase.getKey() + " " + part.shown().apply(part.of().applyAsLong(phase.getValue())))
                .collect(Collectors.joining(", "));
        return phases.isEmpty() ? "" : " (" + phases + ")";
    }

    private static String some(String words, long amount, Part part) {
        return amount == 0 ? "" : words + part.shown().apply(amount);
    }

    private static String unpriced(Ledger ledger) {
        int calls = ledger.spent().unpricedCalls();
        return calls == 0 ? "" : " The price of " + calls + " calls is not known, and they are not counted as money.";
    }

    private Optional<Failure> actions(Meter meter) {
        long limit = times(caps.actions(), granted.applyAsInt(code("actions")));
        if (meter.actions() < limit || caps.actions() == Integer.MAX_VALUE) {
            return Optional.empty();
        }
        String message = account.words() + " is " + limit + " actions, and " + meter.actions() + " were tried.";
        return Optional.of(breached("actions", "actions", message));
    }

    private Optional<Failure> time(Meter meter) {
        Duration limit = time();
        if (meter.active().compareTo(limit) < 0) {
            return Optional.empty();
        }
        String message = account.words() + " is " + Durations.format(limit) + " of active time, and it has run for "
                + Durations.format(meter.active()) + "; waiting for people is not counted.";
        return Optional.of(breached("time", "time", message));
    }

    /** The active time it may take. */
    public Duration time() {
        return caps.time().multipliedBy(granted.applyAsInt(code("time")));
    }

    /** What is left of money and calls. */
    public Usage left(Usage committed) {
        long calls = times(caps.modelCalls(), granted.applyAsInt(code("model-calls")));
        long money = times(caps.microDollars(), granted.applyAsInt(code("money")));
        return new Usage(
                (int) Math.min(Integer.MAX_VALUE, Math.max(0, calls - committed.modelCalls())),
                0,
                0,
                Math.max(0, money - committed.microDollars()),
                0);
    }

    /**
     * What to tell people of caps that are used up to a share or more.
     *
     * @param share above 0, up to 1
     */
    public List<Alert> alerts(Ledger ledger, double share) {
        return parts().filter(part -> part.of().applyAsLong(ledger.committed()) > 0)
                .filter(part -> part.of().applyAsLong(ledger.committed()) >= share * limit(part))
                .map(part -> new Alert(code(part.code()), text(part, ledger)))
                .toList();
    }

    private String text(Part part, Ledger ledger) {
        return account.words() + " is " + part.shown().apply(limit(part)) + ", and "
                + Math.round(100.0 * part.of().applyAsLong(ledger.committed()) / limit(part)) + " % of it are used. "
                + spent(part, ledger) + ".";
    }

    /**
     * A cap that will soon be reached.
     *
     * @param code of the failure that its breach would be
     * @param text for people
     */
    public record Alert(String code, String text) {}

    private String code(String part) {
        return account.kind().code() + part;
    }

    private Failure breached(String part, String key, String message) {
        return Failure.of(
                Remedy.ASK_HUMAN,
                code(part),
                message + " Raise " + account.key(key)
                        + " in journeyman.yaml or in the builder and resume, or stop the workflow.");
    }
}
