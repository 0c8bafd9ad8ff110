package dev.journeyman.backend.linear;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Linear on the loopback: it answers from a {@link LinearModel}, unless it plays what goes wrong. */
public final class LinearServer implements AutoCloseable {
    /** The key that it lets in. */
    public static final String KEY = "lin_api_not_a_real_key";

    static {
        // Otherwise each answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("^(?:query|mutation) (\\w+)");

    final LinearModel model = new LinearModel();
    /** Names of the documents that were asked, also those that failed. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    private final Queue<Act> acts = new ArrayDeque<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public LinearServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** What is played in the place of an answer. */
    interface Act {
        void play(HttpExchange exchange, Answer usual) throws IOException;
    }

    /** The answer that would be given; making it carries out what was asked. */
    interface Answer {
        byte[] make();
    }

    /** Its issues with project and state, oldest first. */
    public List<String> shown() {
        return model.shown();
    }

    /** Where its API is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql";
    }

    /** Plays something for the next request, behind what is planned already. */
    synchronized void next(Act act) {
        acts.add(act);
    }

    /** Carries the next request out and loses the answer. */
    void loseNextAnswer() {
        next((exchange, usual) -> {
            usual.make();
            send(exchange, 502, new byte[0]);
        });
    }

    void failNext(int status) {
        next((exchange, usual) -> send(exchange, status, "<html>no JSON</html>".getBytes(StandardCharsets.UTF_8)));
    }

    /** Plays one for a document of this name, when it comes; others are answered as usual. */
    void whenAsked(String document, Act act) {
        next(new Act() {
            @Override
            public void play(HttpExchange exchange, Answer usual) throws IOException {
                if (asked.get(asked.size() - 1).equals(document)) {
                    act.play(exchange, usual);
                } else {
                    next(this);
                    send(exchange, 200, usual.make());
                }
            }
        });
    }

    /** Answers that the quota is used up, as Linear does: with status 400. */
    void rateLimitNext() {
        next((exchange, usual) -> {
            exchange.getResponseHeaders().add("x-ratelimit-requests-reset", String.valueOf(model.reset.toEpochMilli()));
            exchange.getResponseHeaders().add("x-ratelimit-requests-limit", String.valueOf(model.allowed));
            exchange.getResponseHeaders().add("x-ratelimit-requests-remaining", "0");
            error(exchange, 400, "RATELIMITED", "ratelimited", "Rate limit exceeded");
        });
    }

    static void error(HttpExchange exchange, int status, String code, String type, String message) throws IOException {
        Map<String, ?> error = Map.of("message", message, "extensions", Map.of("code", code, "type", type));
        send(exchange, status, MAPPER.writeValueAsBytes(Map.of("errors", List.of(error))));
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<?, ?> request = MAPPER.readValue(exchange.getRequestBody(), Map.class);
        String query = String.valueOf(request.get("query"));
        Matcher name = NAME.matcher(query);
        asked.add(name.find() ? name.group(1) : "?");
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            error(exchange, 401, "AUTHENTICATION_ERROR", "authentication error", "You need to authenticate");
            return;
        }
        quota(exchange);
        Answer usual = () -> execute(query, Objects.requireNonNull(request.get("variables")));
        Act act = nextAct();
        act.play(exchange, usual);
    }

    private synchronized Act nextAct() {
        Act act = acts.poll();
        return act == null ? (exchange, usual) -> send(exchange, 200, usual.make()) : act;
    }

    private void quota(HttpExchange exchange) {
        model.remaining--;
        exchange.getResponseHeaders().add("x-ratelimit-requests-limit", String.valueOf(model.allowed));
        exchange.getResponseHeaders().add("x-ratelimit-requests-remaining", String.valueOf(model.remaining));
        exchange.getResponseHeaders().add("x-ratelimit-requests-reset", String.valueOf(model.reset.toEpochMilli()));
    }

    @SuppressWarnings("unchecked")
    private byte[] execute(String query, Object variables) {
        try {
            return MAPPER.writeValueAsBytes(model.execute(query, (Map<String, Object>) variables));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
