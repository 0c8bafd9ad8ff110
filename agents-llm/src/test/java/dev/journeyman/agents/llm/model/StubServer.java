package dev.journeyman.agents.llm.model;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback that answers each request with what it was told, and keeps the requests. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Reply reply = new Reply(200, "{}", Map.of());
    private final CountDownLatch arrived = new CountDownLatch(1);

    record Received(String path, Headers headers, String body) {}

    record Reply(int status, String body, Map<String, String> headers) {}

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String baseUrl() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/v1";
    }

    StubServer replies(int status, String body) {
        return replies(status, body, Map.of());
    }

    StubServer replies(int status, String body, Map<String, String> headers) {
        reply = new Reply(status, body, headers);
        return this;
    }

    /** Sends headers and the beginning of a body, then nothing until it is closed. */
    StubServer stalls() {
        reply = new Reply(-1, "{", Map.of());
        return this;
    }

    void awaitRequest() throws InterruptedException {
        arrived.await();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Reply now = reply;
        now.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
        if (now.status() < 0) {
            stall(exchange, body);
        } else {
            exchange.sendResponseHeaders(now.status(), body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void stall(HttpExchange exchange, byte[] begin) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(begin);
        exchange.getResponseBody().flush();
        arrived.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
