package dev.journeyman.core.recovery;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Recognises work that goes in a circle, by its last turns in which nothing changed. Pure. */
public final class Circle {
    /** How often the same must happen. */
    public static final int TIMES = 3;

    private Circle() {}

    /**
     * How it goes in a circle.
     *
     * @param code {@code same-error}, {@code same-call} or {@code alternating}
     * @param text for people
     */
    public record Found(String code, String text) {}

    /** The circle that the last turns close, if they do. */
    public static Optional<Found> in(List<Turn> turns) {
        if (turns.size() < TIMES) {
            return Optional.empty();
        }
        List<Turn> last = turns.subList(turns.size() - TIMES, turns.size());
        Turn newest = last.get(TIMES - 1);
        if (last.stream().allMatch(turn -> turn.failed() && turn.outcome().equals(newest.outcome()))) {
            return found("same-error", "The same error " + TIMES + " times: " + newest.outcome());
        }
        if (last.stream().allMatch(newest::equals)) {
            return found("same-call", "The same was done " + TIMES + " times, with the same result: " + newest.what());
        }
        return alternates(turns)
                ? found(
                        "alternating",
                        "Two things were done in turn, " + TIMES + " times, with the same results: "
                                + last.get(TIMES - 2).what() + ", " + newest.what())
                : Optional.empty();
    }

    private static Optional<Found> found(String code, String text) {
        return Optional.of(new Found(code, text));
    }

    private static boolean alternates(List<Turn> turns) {
        int rounds = 2 * TIMES;
        return turns.size() >= rounds
                && IntStream.range(turns.size() - rounds + 2, turns.size())
                        .allMatch(i -> turns.get(i).equals(turns.get(i - 2)));
    }
}
