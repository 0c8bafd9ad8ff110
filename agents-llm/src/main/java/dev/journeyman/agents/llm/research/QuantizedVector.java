package dev.journeyman.agents.llm.research;

/**
 * The direction of a vector, a byte for each of its numbers: a quarter of the room, and angles that are right to about a
 * hundredth.
 */
final class QuantizedVector {
    private final byte[] values;
    private final double length;

    private QuantizedVector(byte[] values) {
        this.values = values;
        this.length = Math.sqrt(product(values, values));
    }

    static QuantizedVector of(float[] exact) {
        float most = 0;
        for (float value : exact) {
            most = Math.max(most, Math.abs(value));
        }
        byte[] values = new byte[exact.length];
        for (int i = 0; i < values.length && most > 0; i++) {
            values[i] = (byte) Math.round(exact[i] / most * Byte.MAX_VALUE);
        }
        return new QuantizedVector(values);
    }

    static QuantizedVector ofBytes(byte[] bytes) {
        return new QuantizedVector(bytes.clone());
    }

    byte[] bytes() {
        return values.clone();
    }

    int dimensions() {
        return values.length;
    }

    /** The cosine of the angle between both: 1 where they point the same way. */
    double cosine(QuantizedVector other) {
        double lengths = length * other.length;
        return lengths > 0 && dimensions() == other.dimensions() ? product(values, other.values) / lengths : 0;
    }

    private static int product(byte[] one, byte[] other) {
        int sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
