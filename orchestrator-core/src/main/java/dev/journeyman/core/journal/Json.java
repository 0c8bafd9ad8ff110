package dev.journeyman.core.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.work.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How values become JSON and back. A sealed interface is written with a property {@code type}: the simple name of the record.
 *
 * <p>Unknown properties are ignored, so that older versions read what newer ones wrote.
 */
public final class Json {
    private static final ObjectMapper MAPPER = mapper(new JsonFactory())
            .addMixIn(WorkItem.class, WorkItemForm.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** What all forms of our values have in common. */
    static JsonMapper.Builder mapper(JsonFactory form) {
        return JsonMapper.builder(form)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .annotationIntrospector(new SealedTypes())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    }

    /** Writes a value as the given type, on one line. */
    public static String write(Object value, Class<?> as) {
        try {
            return MAPPER.writerFor(as).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unwritable(as, e);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    /** Turns a value into a tree. */
    public static JsonNode tree(Object value, Class<?> as) {
        return read(write(value, as), JsonNode.class);
    }

    /** Turns a tree into a value. */
    public static <T> T value(JsonNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    private static OrchestratorException unwritable(Class<?> type, JsonProcessingException cause) {
        return new OrchestratorException(
                Failure.giveUp(
                        "journal.unwritable",
                        "A " + type.getName() + " cannot be recorded (" + cause.getOriginalMessage()
                                + "): use records, enums, strings, numbers or sealed interfaces of records."),
                cause);
    }

    private static OrchestratorException unreadable(Class<?> type, JsonProcessingException cause) {
        return new OrchestratorException(
                Failure.giveUp(
                        "journal.unreadable",
                        "What was recorded is no " + type.getName() + " (" + cause.getOriginalMessage()
                                + "): the raw record is untouched; run with the version that wrote it."),
                cause);
    }

    /** Of what came later to work items: what is empty is not written, and what is not there is empty. */
    private abstract static class WorkItemForm {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract String phase();

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        abstract Map<String, String> metadata();
    }

    /** Gives sealed interfaces a type property without annotations on them. */
    private static final class SealedTypes extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable TypeResolverBuilder<?> findTypeResolver(
                MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
            if (!isSealedInterface(annotated.getRawType())) {
                return super.findTypeResolver(config, annotated, baseType);
            }
            JsonTypeInfo.Value info = JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null, null);
            return new StdTypeResolverBuilder(info).init(info, null);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            if (!isSealedInterface(annotated.getRawType())) {
                return super.findSubtypes(annotated);
            }
            List<NamedType> found = new ArrayList<>();
            collect(annotated.getRawType(), found);
            return found;
        }

        private static void collect(Class<?> sealed, List<NamedType> found) {
            for (Class<?> permitted : sealed.getPermittedSubclasses()) {
                if (isSealedInterface(permitted)) {
                    collect(permitted, found);
                } else {
                    found.add(new NamedType(permitted, permitted.getSimpleName()));
                }
            }
        }

        private static boolean isSealedInterface(Class<?> type) {
            return type.isInterface() && type.isSealed();
        }
    }
}
