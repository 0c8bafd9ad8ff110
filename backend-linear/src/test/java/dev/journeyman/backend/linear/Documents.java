package dev.journeyman.backend.linear;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The schema that our documents are held against. */
final class Documents {
    private Documents() {}

    /** What the project wrote of Linear's schema. */
    static String ownSchema() {
        try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream("schema.graphql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
