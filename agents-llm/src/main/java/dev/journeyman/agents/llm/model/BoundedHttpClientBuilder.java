package dev.journeyman.agents.llm.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;

/** Makes {@link BoundedHttpClient}s. LangChain4j's own timeouts are not asked: ours also cover the body. */
final class BoundedHttpClientBuilder implements HttpClientBuilder {
    private final HttpLimits limits;

    BoundedHttpClientBuilder(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public Duration connectTimeout() {
        return limits.connect();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return limits.answer();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return new BoundedHttpClient(limits);
    }
}
