package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedVectorTest {
    @Test
    void anglesAreThoseOfTheExactVectors() {
        Random random = new Random(7);
        for (int round = 0; round < 100; round++) {
            float[] one = vector(random, 384);
            float[] other = vector(random, 384);

            assertThat(QuantizedVector.of(one).cosine(QuantizedVector.of(other)))
                    .isCloseTo(cosine(one, other), within(0.01));
        }
    }

    @Test
    void lengthDoesNotMatterAndDirectionDoes() {
        QuantizedVector one = QuantizedVector.of(new float[] {0.1f, -0.2f});

        assertThat(one.cosine(QuantizedVector.of(new float[] {10, -20}))).isCloseTo(1, within(0.001));
        assertThat(one.cosine(QuantizedVector.of(new float[] {-10, 20}))).isCloseTo(-1, within(0.001));
    }

    @Test
    void whatCannotBeComparedIsNotNear() {
        QuantizedVector one = QuantizedVector.of(new float[] {1, 2});

        assertThat(one.cosine(QuantizedVector.of(new float[] {1, 2, 3}))).isZero();
        assertThat(one.cosine(QuantizedVector.of(new float[] {0, 0}))).isZero();
    }

    @Test
    void onlyWhatIsNearerThanTheAverageIsNear() {
        QuantizedVector wanted = QuantizedVector.of(new float[] {1, 0});

        double[] nearness = Nearness.of(
                wanted,
                List.of(
                        Optional.of(QuantizedVector.of(new float[] {1, 0})),
                        Optional.of(QuantizedVector.of(new float[] {0, 1})),
                        Optional.of(QuantizedVector.of(new float[] {1, 1})),
                        Optional.empty()));

        assertThat(nearness[0]).isOne();
        assertThat(nearness[1]).isZero();
        assertThat(nearness[2]).isBetween(0.1, 0.5);
        assertThat(nearness[3]).isZero();
    }

    private static float[] vector(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double cosine(float[] one, float[] other) {
        return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
