package dev.journeyman.agents.llm.research;

import java.util.Arrays;
import java.util.List;

/** How near vectors come to the first of them. */
final class Nearness {
    private Nearness() {}

    /** Of all but the first, by the angle between them: 1 for the nearest, 0 for the farthest. */
    static double[] of(List<float[]> vectors) {
        double[] cosines = vectors.stream()
                .skip(1)
                .mapToDouble(vector -> cosine(vectors.get(0), vector))
                .toArray();
        double nearest = Arrays.stream(cosines).max().orElse(0);
        double farthest = Arrays.stream(cosines).min().orElse(0);
        double range = nearest - farthest;
        return Arrays.stream(cosines)
                .map(cosine -> range > 0 ? (cosine - farthest) / range : 0)
                .toArray();
    }

    private static double cosine(float[] one, float[] other) {
        if (one.length != other.length) {
            return 0;
        }
        double lengths = Math.sqrt(product(one, one) * product(other, other));
        return lengths > 0 ? product(one, other) / lengths : 0;
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
