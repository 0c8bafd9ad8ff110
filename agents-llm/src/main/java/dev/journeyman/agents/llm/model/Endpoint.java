package dev.journeyman.agents.llm.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import java.util.Optional;

/**
 * Where and how one model is reached.
 *
 * @param name {@code provider:name}
 * @param baseUrl where the user says it is; empty for the vendor's own address
 * @param key what the vendor knows the user by
 * @param prices what calls cost
 * @param limits what a call may take of us
 */
record Endpoint(String name, Optional<String> baseUrl, Optional<String> key, Prices prices, HttpLimits limits) {
    /** The name that the vendor knows the model by. */
    String model() {
        return name.substring(name.indexOf(':') + 1);
    }

    HttpClientBuilder http() {
        return new BoundedHttpClientBuilder(limits);
    }

    /** The key goes into request headers, and nowhere else. */
    @Override
    public String toString() {
        return name;
    }
}
