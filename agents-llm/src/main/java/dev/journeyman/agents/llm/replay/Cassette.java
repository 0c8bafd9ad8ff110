package dev.journeyman.agents.llm.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Recorded answers by key, in the order of their recording.
 *
 * @param model the model that was recorded, or ""
 * @param entries the answers
 */
record Cassette(String model, Map<String, CassetteEntry> entries) {
    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Cassette empty(String model) {
        return new Cassette(model, new LinkedHashMap<>());
    }

    /** @throws OrchestratorException naming the file, if it cannot be read */
    static Cassette read(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw refuse(file.toString(), "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    static Cassette parse(String source, String json) {
        JsonNode root = tree(source, json);
        if (root.path("cassette").asInt() != FORMAT) {
            throw refuse(source, "it must be an object with \"cassette\": " + FORMAT);
        }
        Map<String, CassetteEntry> entries = new LinkedHashMap<>();
        for (JsonNode node : root.path("entries")) {
            CassetteEntry entry = CassetteEntry.read(node).orElseThrow(() -> refuse(source, "not an entry: " + node));
            if (entries.put(entry.key(), entry) != null) {
                throw refuse(source, "the key " + entry.key() + " stands there twice");
            }
        }
        return new Cassette(root.path("model").asText(""), entries);
    }

    Optional<CassetteEntry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Replaces the file as a whole, so that a killed recording leaves the answers it had. */
    void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path next = absolute.resolveSibling(absolute.getFileName() + ".next");
        Files.writeString(next, toJson());
        Files.move(next, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    String toJson() throws JsonProcessingException {
        ObjectNode root = MAPPER.createObjectNode().put("cassette", FORMAT).put("model", model);
        entries.values().forEach(entry -> root.withArray("entries").add(entry.write()));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return MAPPER.writer(printer).writeValueAsString(root) + "\n";
    }

    private static JsonNode tree(String source, String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw refuse(
                    source,
                    e.getOriginalMessage() + " at line " + e.getLocation().getLineNr());
        }
    }

    private static OrchestratorException refuse(String source, String why) {
        return new OrchestratorException(Failure.giveUp(
                "model.bad-cassette",
                "The cassette " + source + " is not usable: " + why + ". Its form is in docs/model-contract.md."));
    }
}
