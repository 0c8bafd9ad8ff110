package dev.journeyman.agents.llm.research;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sources as JSON. */
final class SourceCodec implements Codec<IndexedSource> {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new Jdk8Module()).build();
    private static final ObjectReader READER =
            MAPPER.readerFor(IndexedSource.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public String header() {
        return "journeyman source index 4";
    }

    @Override
    public String encode(IndexedSource source) {
        try {
            return MAPPER.writeValueAsString(source);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A source's record has no JSON form.", e);
        }
    }

    @Override
    public IndexedSource decode(String text) throws IOException {
        return READER.readValue(text);
    }
}
