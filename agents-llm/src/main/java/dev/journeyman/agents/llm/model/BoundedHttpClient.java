package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * LangChain4j's way to the network, over the JDK's client: bounded in time and size, without redirects (they would carry
 * the key elsewhere), and with failures classified while the response's headers are still known.
 */
final class BoundedHttpClient implements HttpClient {
    private static final List<String> SECRET_HEADERS = List.of("authorization", "x-api-key", "x-goog-api-key");

    private final java.net.http.HttpClient client;
    private final HttpLimits limits;

    BoundedHttpClient(HttpLimits limits) {
        this.limits = limits;
        this.client = java.net.http.HttpClient.newBuilder()
                // Some local servers stumble over the offer to upgrade to HTTP/2.
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .build();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            throw new OrchestratorException(
                    WireFailure.of(response.statusCode(), response.headers(), withoutSecrets(body, request)));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Answers are not streamed.");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        URI uri = URI.create(request.url());
        LimitedBody body = new LimitedBody(limits.bytes());
        CompletableFuture<HttpResponse<byte[]>> response = client.sendAsync(translate(uri, request), info -> body);
        try {
            return await(response, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("model.interrupted", "the call was given up because its thread was interrupted", uri);
        } catch (TimeoutException e) {
            throw failure("model.timeout", String.valueOf(e.getMessage()), uri);
        } catch (ExecutionException e) {
            throw classify(Objects.requireNonNullElse(e.getCause(), e), uri);
        } finally {
            response.cancel(true);
        }
    }

    /** The JDK's own timeout ends with the headers; these cover the body. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response, LimitedBody body)
            throws InterruptedException, ExecutionException, TimeoutException {
        long left = limits.answer().toMillis();
        long seen = 0;
        while (left > 0) {
            long slice = Math.min(left, limits.silence().toMillis());
            try {
                return response.get(slice, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                left -= slice;
            }
            long received = body.received();
            if (received > 0 && received == seen) {
                throw new TimeoutException("the answer stopped after " + received + " bytes, and nothing came for "
                        + limits.silence().toSeconds() + " s");
            }
            seen = received;
        }
        throw new TimeoutException(
                "no complete answer within " + limits.answer().toSeconds() + " s");
    }

    private static java.net.http.HttpRequest translate(URI uri, HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(uri)
                .method(
                        request.method().name(),
                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                request.body() == null ? "" : request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private OrchestratorException classify(Throwable cause, URI uri) {
        if (cause instanceof AnswerTooLargeException) {
            return new OrchestratorException(Failure.giveUp(
                    "model.answer-too-large",
                    "The answer of " + server(uri) + " is larger than " + limits.bytes() + " bytes."));
        }
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException) {
            return failure("model.unreachable", "no connection; is the base URL right, and the server up?", uri);
        }
        if (cause instanceof IOException) {
            return failure("model.connection-lost", "the connection broke before the answer was complete", uri);
        }
        return failure("model.unreadable", cause.getClass().getSimpleName(), uri);
    }

    private static OrchestratorException failure(String code, String what, URI uri) {
        return new OrchestratorException(Failure.of(Remedy.BACKOFF, code, server(uri) + ": " + what + "."));
    }

    /** Without user, path and query, where a key might hide. */
    private static String server(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** Servers are known to quote the key they refuse. */
    private static String withoutSecrets(String body, HttpRequest request) {
        String safe = body;
        for (var header : request.headers().entrySet()) {
            if (SECRET_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                for (String value : header.getValue()) {
                    safe = safe.replace(value.replaceFirst("^Bearer ", ""), "***");
                }
            }
        }
        return safe;
    }
}
