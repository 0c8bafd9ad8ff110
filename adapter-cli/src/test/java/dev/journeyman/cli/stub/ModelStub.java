package dev.journeyman.cli.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A model server that speaks the wire of OpenAI and answers from a file. Written from {@code docs/model-contract.md} alone.
 *
 * <p>A process of its own, so that what it counts survives the death of whoever asks: it ends when its standard input does,
 * and not before.
 */
public final class ModelStub {
    private final AnswerFile answers;
    private final CallLog calls;
    private final Duration thinking;

    private ModelStub(AnswerFile answers, CallLog calls, Duration thinking) {
        this.answers = answers;
        this.calls = calls;
        this.thinking = thinking;
    }

    /**
     * Prints its port, then serves.
     *
     * @param args the file of answers, the folder that keeps the calls, and for how many milliseconds an answer is thought
     *     over
     */
    public static void main(String[] args) throws IOException {
        ModelStub stub = new ModelStub(
                AnswerFile.read(Path.of(args[0])),
                new CallLog(Path.of(args[1])),
                Duration.ofMillis(Long.parseLong(args[2])));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/chat/completions", stub::serve);
        server.start();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(server.getAddress().getPort());
        System.in.transferTo(PrintStream.nullOutputStream());
        System.exit(0);
    }

    /** Counted when it is asked, answered when it was thought over: between the two a call is in flight. */
    private void serve(HttpExchange exchange) throws IOException {
        ChatRequest request = ChatRequest.read(exchange.getRequestBody());
        calls.add(request);
        CompletableFuture.delayedExecutor(thinking.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> answer(exchange, request));
    }

    private void answer(HttpExchange exchange, ChatRequest request) {
        ChatReply reply = answers.to(request).map(ChatReply::of).orElseGet(() -> ChatReply.unknown(request.key()));
        byte[] body = reply.body();
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("nobody waits for the answer to " + request.key() + " any more", e);
        }
    }
}
