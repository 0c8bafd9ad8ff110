package dev.journeyman.cli.stub;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** What a server charges: each answer by its tokens, rounded half up to a millionth of a dollar. Thread-safe. */
public final class Bill {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Map<Wire, Tariff> tariffs;
    private long answers;
    private long input;
    private long output;
    private long microDollars;

    /** @param tariffs in millionths of a dollar for a million tokens */
    public Bill(Map<Wire, Tariff> tariffs) {
        this.tariffs = Map.copyOf(tariffs);
    }

    /**
     * What tokens cost.
     *
     * @param fresh sent
     * @param cached sent and known
     * @param stored sent and kept
     * @param received whatever came back
     */
    public record Tariff(long fresh, long cached, long stored, long received) {}

    synchronized void add(Wire wire, Counts counts) {
        Tariff tariff = tariffs.getOrDefault(wire, new Tariff(0, 0, 0, 0));
        BigDecimal exact = cost(counts.fresh(), tariff.fresh())
                .add(cost(counts.cached(), tariff.cached()))
                .add(cost(counts.stored(), tariff.stored()))
                .add(cost(counts.received(), tariff.received()));
        answers++;
        input += counts.input();
        output += counts.received();
        microDollars += exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static BigDecimal cost(long tokens, long price) {
        return BigDecimal.valueOf(tokens).multiply(BigDecimal.valueOf(price)).divide(MILLION);
    }

    /** Answers that were given. */
    public synchronized long answers() {
        return answers;
    }

    /** Tokens that came in. */
    public synchronized long input() {
        return input;
    }

    /** Tokens that went out. */
    public synchronized long output() {
        return output;
    }

    /** The sum. */
    public synchronized long microDollars() {
        return microDollars;
    }
}
