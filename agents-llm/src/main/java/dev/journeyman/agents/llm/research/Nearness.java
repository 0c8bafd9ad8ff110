package dev.journeyman.agents.llm.research;

import java.util.List;
import java.util.Optional;

/** How near vectors come to one, beside each other. */
final class Nearness {
    private Nearness() {}

    /**
     * Of each, by the angle between them: 1 for the nearest, 0 for what is no nearer than the average. Any two texts about
     * programs resemble each other; only what is beyond that says something.
     *
     * @param others may be unknown, and are as the average then
     */
    static double[] of(QuantizedVector wanted, List<Optional<QuantizedVector>> others) {
        List<Optional<Double>> cosines =
                others.stream().map(other -> other.map(wanted::cosine)).toList();
        double average = cosines.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        double nearest = cosines.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(average);
        return cosines.stream()
                .mapToDouble(cosine -> cosine.orElse(average))
                .map(cosine -> cosine > average ? (cosine - average) / (nearest - average) : 0)
                .toArray();
    }
}
