package dev.journeyman.agents.llm.research;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The vectors of one model, as the Base64 of their numbers. */
final class VectorCodec implements Codec<float[]> {
    private final String model;

    VectorCodec(String model) {
        this.model = model;
    }

    @Override
    public String header() {
        return "journeyman vector index 1 of " + model;
    }

    @Override
    public String encode(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * vector.length);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Override
    public float[] decode(String text) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            float[] vector = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
            return vector;
        } catch (IllegalArgumentException e) {
            throw new IOException("not Base64", e);
        }
    }
}
