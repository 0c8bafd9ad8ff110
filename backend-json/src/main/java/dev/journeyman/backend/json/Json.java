package dev.journeyman.backend.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** How records look in files. Unknown fields are ignored, so that older releases read newer files. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(names())
            .addMixIn(WorkItem.class, WorkItemForm.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private Json() {}

    static byte[] write(Object record) throws IOException {
        return MAPPER.writeValueAsBytes(record);
    }

    static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value = MAPPER.readValue(json, type);
        if (value == null) {
            throw new IOException("null where an object is expected");
        }
        return value;
    }

    private static SimpleModule names() {
        SimpleModule module = new SimpleModule("names");
        name(module, WorkflowId.class, WorkflowId::new);
        name(module, WorkItemId.class, WorkItemId::new);
        name(module, ProjectId.class, ProjectId::new);
        return module;
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

    /** A name is written as plain text. */
    private static <T> void name(SimpleModule module, Class<T> type, Function<String, T> named) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new NameReader<>(type, named));
    }

    private static final class NameReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> named;

        NameReader(Class<T> type, Function<String, T> named) {
            super(type);
            this.named = named;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return named.apply(parser.getText());
        }
    }
}
