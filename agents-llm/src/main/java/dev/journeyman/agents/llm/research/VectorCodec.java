package dev.journeyman.agents.llm.research;

import java.io.IOException;
import java.util.Base64;

/** The vectors of one model, as the Base64 of their bytes. */
final class VectorCodec implements Codec<QuantizedVector> {
    private final String model;

    VectorCodec(String model) {
        this.model = model;
    }

    @Override
    public String header() {
        return "journeyman vector index 2 of " + model;
    }

    @Override
    public String encode(QuantizedVector vector) {
        return Base64.getEncoder().encodeToString(vector.bytes());
    }

    @Override
    public QuantizedVector decode(String text) throws IOException {
        try {
            return QuantizedVector.ofBytes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IOException("not Base64", e);
        }
    }
}
