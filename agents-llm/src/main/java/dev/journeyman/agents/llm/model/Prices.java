package dev.journeyman.agents.llm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dated table of what models cost; a file of the user's may add to it and correct it.
 *
 * <p>A model that is not in it is unpriced, never free: its calls are counted as such.
 */
public final class Prices {
    private static final String RESOURCE = "prices.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Vendors name a snapshot by appending its date to the model's name. */
    private static final Pattern SNAPSHOT = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

    private final String date;
    private final Map<String, Price> models;

    private Prices(String date, Map<String, Price> models) {
        this.date = date;
        this.models = Map.copyOf(models);
    }

    /** The table that comes with this library. */
    public static Prices bundled() {
        try (InputStream stream = Objects.requireNonNull(Prices.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return parse(RESOURCE, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This table, corrected by a file of the same form.
     *
     * @throws OrchestratorException naming the file, if it cannot be read
     */
    public Prices correctedBy(Path file) {
        Prices other = parse(file.toString(), readString(file));
        Map<String, Price> merged = new HashMap<>(models);
        merged.putAll(other.models);
        return new Prices(other.date, merged);
    }

    /** The day the prices were looked up, or "". */
    public String date() {
        return date;
    }

    /** The price of a model, or of the model it is a dated snapshot of. */
    public Optional<Price> of(String model) {
        return Optional.ofNullable(models.get(model))
                .or(() -> Optional.ofNullable(models.get(SNAPSHOT.matcher(model).replaceFirst(""))));
    }

    /** One call, priced if its model is. */
    public Usage call(String model, long inputTokens, long outputTokens) {
        return of(model)
                .map(price -> new Usage(1, inputTokens, outputTokens, price.cost(inputTokens, outputTokens), 0))
                .orElseGet(() -> new Usage(1, inputTokens, outputTokens, 0, 1));
    }

    private static String readString(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw refuse(file.toString(), "it cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Prices parse(String source, String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            Map<String, Price> models = new HashMap<>();
            root.path("models").properties().forEach(entry -> models.put(entry.getKey(), price(source, entry)));
            return new Prices(root.path("date").asText(""), models);
        } catch (JsonProcessingException e) {
            throw refuse(source, e.getOriginalMessage());
        }
    }

    private static Price price(String source, Map.Entry<String, JsonNode> entry) {
        JsonNode input = entry.getValue().path("input");
        JsonNode output = entry.getValue().path("output");
        if (!isPrice(input) || !isPrice(output)) {
            throw refuse(source, "'" + entry.getKey() + "' needs 'input' and 'output', whole numbers from 0");
        }
        return new Price(input.asLong(), output.asLong());
    }

    private static boolean isPrice(JsonNode node) {
        return node.isIntegralNumber() && node.asLong() >= 0;
    }

    private static OrchestratorException refuse(String source, String why) {
        return new OrchestratorException(Failure.giveUp(
                "model.bad-prices",
                "The price table " + source + " is not usable: " + why
                        + ". It has the form {\"date\": \"...\", \"models\": {\"provider:name\": {\"input\": 3000000,"
                        + " \"output\": 15000000}}}, in millionths of a US dollar per million tokens."));
    }

    /**
     * What a model costs, in millionths of a US dollar per million tokens.
     *
     * @param input tokens sent
     * @param output tokens received
     */
    public record Price(long input, long output) {
        private static final long MILLION = 1_000_000;

        /** The cost of a call in millionths of a US dollar, rounded up. */
        public long cost(long inputTokens, long outputTokens) {
            return (inputTokens * input + outputTokens * output + MILLION - 1) / MILLION;
        }
    }
}
