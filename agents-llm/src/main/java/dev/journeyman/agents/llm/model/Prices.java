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

    /** One call without a cache, priced if its model is. */
    public Usage call(String model, long inputTokens, long outputTokens) {
        return call(model, new Tokens(inputTokens, 0, 0, outputTokens));
    }

    /** One call, priced if its model is. */
    Usage call(String model, Tokens tokens) {
        return of(model)
                .map(price -> new Usage(1, tokens.input(), tokens.output(), price.cost(tokens), 0))
                .orElseGet(() -> new Usage(1, tokens.input(), tokens.output(), 0, 1));
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
        JsonNode prices = entry.getValue();
        long input = number(source, entry.getKey(), prices.path("input"));
        long output = number(source, entry.getKey(), prices.path("output"));
        return new Price(
                input,
                output,
                prices.has("cacheRead") ? number(source, entry.getKey(), prices.path("cacheRead")) : input,
                prices.has("cacheWrite") ? number(source, entry.getKey(), prices.path("cacheWrite")) : input);
    }

    private static long number(String source, String model, JsonNode price) {
        if (!price.isIntegralNumber() || price.asLong() < 0) {
            throw refuse(source, "'" + model + "' needs 'input' and 'output', whole numbers from 0");
        }
        return price.asLong();
    }

    private static OrchestratorException refuse(String source, String why) {
        return new OrchestratorException(Failure.giveUp(
                "model.bad-prices",
                "The price table " + source + " is not usable: " + why
                        + ". It has the form {\"date\": \"...\", \"models\": {\"provider:name\": {\"input\": 3000000,"
                        + " \"output\": 15000000, \"cacheRead\": 300000, \"cacheWrite\": 3750000}}}, in millionths of a US dollar per"
                        + " million tokens; the last two may be left out."));
    }

    /**
     * What a model costs, in millionths of a US dollar per million tokens.
     *
     * @param input tokens sent
     * @param output tokens received
     * @param cacheRead tokens sent that the vendor's cache knew; as {@code input} where a table does not say
     * @param cacheWrite tokens sent that the vendor's cache took in; as {@code input} where a table does not say
     */
    public record Price(long input, long output, long cacheRead, long cacheWrite) {
        private static final long MILLION = 1_000_000;

        /** The cost of a call in millionths of a US dollar, rounded half up. */
        long cost(Tokens tokens) {
            long exact = tokens.fresh() * input
                    + tokens.cacheRead() * cacheRead
                    + tokens.cacheWrite() * cacheWrite
                    + tokens.output() * output;
            return (exact + MILLION / 2) / MILLION;
        }
    }
}
