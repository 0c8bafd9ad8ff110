package dev.journeyman.core.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import java.io.IOException;
import java.util.Optional;

/**
 * Artifacts as documents that people read and write: YAML, or JSON as it stands in the journal.
 *
 * <p>Reading is strict where the journal is not: what nobody knows, what is missing and what stands there twice is refused
 * with its place, because it is more likely a slip of the fingers than the next version.
 */
public final class ArtifactDocument {
    private static final ObjectMapper YAML = strict(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build());

    private static final ObjectMapper JSON = strict(new JsonFactory());

    private ArtifactDocument() {}

    private static ObjectMapper strict(JsonFactory form) {
        return Json.mapper(form)
                .addModule(roles())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The artifact as YAML. */
    public static String of(Record artifact) {
        try {
            return YAML.writerFor(artifact.getClass()).writeValueAsString(artifact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(artifact.getClass().getName() + " stood in a journal as JSON.", e);
        }
    }

    /**
     * The artifact that a document holds.
     *
     * @throws dev.journeyman.api.OrchestratorException with the code {@code artifact.invalid}, saying where in the document
     *     what is wrong
     */
    public static <A extends Record> A read(String document, Class<A> type) {
        try {
            return Optional.ofNullable(form(document).readValue(document, type))
                    .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                            "artifact.empty",
                            "The document is empty. Write the whole artifact, or leave it as it was.")));
        } catch (JsonProcessingException e) {
            throw DocumentFault.of(e, type);
        }
    }

    private static ObjectMapper form(String document) {
        return document.stripLeading().startsWith("{") ? JSON : YAML;
    }

    /** A role is its name. */
    private static SimpleModule roles() {
        return new SimpleModule()
                .addSerializer(Role.class, new RoleWriter())
                .addDeserializer(Role.class, new RoleReader());
    }

    private static final class RoleWriter extends StdSerializer<Role> {
        private static final long serialVersionUID = 1L;

        RoleWriter() {
            super(Role.class);
        }

        @Override
        public void serialize(Role role, JsonGenerator to, SerializerProvider settings) throws IOException {
            to.writeString(role.name());
        }
    }

    /** Also in the form of the journal. */
    private static final class RoleReader extends StdDeserializer<Role> {
        private static final long serialVersionUID = 1L;

        RoleReader() {
            super(Role.class);
        }

        @Override
        public Role deserialize(JsonParser from, DeserializationContext settings) throws IOException {
            JsonNode node = settings.readTree(from);
            String name = node.isObject() ? node.path("name").asText() : node.asText();
            try {
                return new Role(name);
            } catch (IllegalArgumentException e) {
                throw settings.instantiationException(Role.class, e);
            }
        }
    }
}
