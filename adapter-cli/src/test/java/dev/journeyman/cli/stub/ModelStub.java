package dev.journeyman.cli.stub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A model server that speaks the wires of OpenAI, Anthropic, Gemini and Ollama, and answers from a file. Written from
 * {@code docs/model-contract.md} alone. The first part of a path may name a day that is not good.
 */
public final class ModelStub implements AutoCloseable {
    private static final List<String> KEY_HEADERS = List.of("Authorization", "x-api-key", "x-goog-api-key");
    private static final byte[] FILLING = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);

    private final AnswerFile answers;
    private final CallLog calls;
    private final Duration thinking;
    private final Function<String, Day> days;
    private final Map<String, List<Question>> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private ModelStub(AnswerFile answers, CallLog calls, Duration thinking, Function<String, Day> days)
            throws IOException {
        this.answers = answers;
        this.calls = calls;
        this.thinking = thinking;
        this.days = days;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Serves in this process.
     *
     * @param answers a cassette
     * @param folder keeps what was asked
     * @param days what the first part of a path means
     */
    public static ModelStub start(Path answers, Path folder, Function<String, Day> days) throws IOException {
        return new ModelStub(AnswerFile.read(answers), new CallLog(folder), Duration.ZERO, days);
    }

    /**
     * Prints its port, then serves: a process of its own, so that what it counts survives the death of whoever asks. It ends
     * when its standard input does, and not before.
     *
     * @param args the file of answers, the folder that keeps the calls, and for how many milliseconds an answer is thought
     *     over
     */
    public static void main(String[] args) throws IOException {
        ModelStub stub = new ModelStub(
                AnswerFile.read(Path.of(args[0])),
                new CallLog(Path.of(args[1])),
                Duration.ofMillis(Long.parseLong(args[2])),
                name -> Day.GOOD);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(stub.port());
        System.in.transferTo(PrintStream.nullOutputStream());
        System.exit(0);
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** A way to it on which the first connection is reset. */
    public int portThatResetsOnce() throws IOException {
        return new ResetPort(port(), threads).port();
    }

    /** What was asked on a day. */
    public List<Question> asked(String day) {
        return List.copyOf(asked.getOrDefault(day, List.of()));
    }

    /** Counted when it is asked, answered when it was thought over: between the two a call is in flight. */
    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Wire wire = Wire.of(path).orElseThrow(() -> new IOException("nobody's wire: " + path));
        Question question = wire.read(new ObjectMapper().readTree(exchange.getRequestBody()));
        calls.add(question);
        String day = path.split("/", 3)[1];
        List<Question> today = asked.computeIfAbsent(day, first -> new CopyOnWriteArrayList<>());
        today.add(question);
        Reply reply = days.apply(day).reply(new Day.Call(today.size(), wire, question, answers.to(question)));
        CompletableFuture.delayedExecutor(thinking.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> answer(exchange, reply));
    }

    private static void answer(HttpExchange exchange, Reply reply) {
        if (reply instanceof Reply.Silence) {
            return;
        }
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (reply instanceof Reply.Whole whole) {
                send(exchange, withKey(whole, exchange.getRequestHeaders()));
            } else if (reply instanceof Reply.Endless endless) {
                flood(exchange, endless.bytes());
            } else {
                breakOff(exchange);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nobody waits for the answer any more", e);
        }
    }

    private static void send(HttpExchange exchange, Reply.Whole reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Servers are known to quote the key they refuse. */
    private static Reply.Whole withKey(Reply.Whole reply, Headers headers) {
        String key = Stream.of(headers)
                .flatMap(all -> KEY_HEADERS.stream().map(all::getFirst))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return reply.status() == 200
                ? reply
                : new Reply.Whole(
                        reply.status(), reply.headers(), reply.json().replace("THE-KEY", key.replace("Bearer ", "")));
    }

    private static void flood(HttpExchange exchange, long bytes) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write('"');
        for (long sent = 0; sent < bytes; sent += FILLING.length) {
            body.write(FILLING);
        }
    }

    private static void breakOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
