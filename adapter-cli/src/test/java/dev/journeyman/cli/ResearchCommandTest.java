package dev.journeyman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.spi.model.embedding.EmbeddingModelFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResearchCommandTest {
    private static final String REQUEST = "Add an endpoint GET /orders/{id}";

    @TempDir
    private Path folder;

    private Path project;
    private Console console;

    @BeforeEach
    void makeProject() throws Exception {
        project = SmallProject.in(folder, "[\"true\"]").directory();
        console = new Console(project);
        commit("Orders.java", """
                %s org.springframework.web.bind.annotation.GetMapping;
                /** Shows orders. */
                class Orders {
                    @GetMapping("/orders/{number}") String show() { return ""; }
                }
                """
                // The formatter takes imports within a text for the file's own.
                .formatted("import"));
    }

    @Test
    void peopleSeeRoutesSimilarCodeAndConflicts() {
        assertThat(console.run("research", "--request", REQUEST)).isZero();
        assertThat(console.out())
                .contains("Code base   3 files, 1 Java type")
                .contains("Parsed      1 file anew")
                .containsPattern("Similar code +1\n +Orders\n +class in Orders.java")
                .contains("GET     /orders/{number}")
                .contains("overlapping-route\n    GET /orders/{number} is served by Orders.show already.");
    }

    @Test
    void aSecondRunParsesNothingAndAChangeItsFileOnly() throws Exception {
        assertThat(console.run("research")).isZero();
        assertThat(console.run("research")).isZero();
        assertThat(console.out()).contains("nothing anew").contains("--request TEXT");
        commit("Order.java", "record Order(int number) {}");
        assertThat(document().get("parsed").asInt()).isOne();
    }

    @Test
    void programsSeeTheSameDocumentEachTime() throws Exception {
        console.run("research");
        JsonNode document = document("--request", REQUEST);

        assertThat(document.at("/routes/0/path").asText()).isEqualTo("/orders/{number}");
        assertThat(document.at("/similar/0/name").asText()).isEqualTo("Orders");
        assertThat(document.at("/conflicts/0/kind").asText()).isEqualTo("overlapping-route");
        assertThat(document.at("/languages/Java").asInt()).isOne();
        assertThat(document("--request", REQUEST)).isEqualTo(document);
    }

    @Test
    void anotherRevisionCanBeRead() throws Exception {
        assertThat(document("--revision", "HEAD~1").get("types").asInt()).isZero();
        assertThat(console.run("research", "--revision", "nowhere")).isEqualTo(2);
        assertThat(console.err()).contains("nowhere");
    }

    @Test
    void aModelThatIsNamedRanksByMeaningAndItsPriceIsSaid() throws Exception {
        HttpServer server = embeddings();
        try {
            console.with("JOURNEYMAN_EMBEDDING_MODEL", "openai:text-embedding-3-large")
                    .with(
                            "OPENAI_BASE_URL",
                            "http://localhost:" + server.getAddress().getPort());

            assertThat(console.run("research", "--request", REQUEST)).isZero();
            assertThat(console.err()).contains("Ranked by meaning: 2 calls, $0.26.");
            assertThat(console.out()).containsPattern("Similar code +1\n +Orders\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whereThatModelCannotBeHadWordsDecideAndALineSaysSo() throws Exception {
        Files.writeString(project.resolve("journeyman.yaml"), "models: {embeddings: 'ollama:nomic-embed-text'}\n");
        console.with("OLLAMA_BASE_URL", "http://localhost:1");

        assertThat(console.run("research", "--request", REQUEST)).isZero();
        assertThat(console.err()).contains("Ranked by words only, not by meaning: ollama:nomic-embed-text: ");
        assertThat(console.out()).containsPattern("Similar code +1\n +Orders\n");
    }

    @Test
    void aLocalModelOfAPluginRanksAndIsNoCall() throws Exception {
        commit("Gate.java", "/** Locks. */ class Gate {}");
        Path jar = folder.resolve("model.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/services/" + EmbeddingModelFactory.class.getName()));
            zip.write(GatesEmbeddingModelFactory.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        console.with("JOURNEYMAN_EMBEDDING_MODEL", "local");

        assertThat(console.run("research", "--plugins", jar.toString(), "--request", "Bar the way"))
                .isZero();

        assertThat(console.out()).containsPattern("Similar code +\\d+\n +Gate\n");
        assertThat(console.err()).doesNotContain("Ranked by");
    }

    /** Knows that locks and bars mean the like. */
    public static final class GatesEmbeddingModelFactory implements EmbeddingModelFactory {
        @Override
        public EmbeddingModel create() {
            return new Gates();
        }
    }

    private static final class Gates implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            return Response.from(segments.stream()
                    .map(segment -> segment.text().matches("(?s).*(Lock|Bar).*"))
                    .map(gate -> Embedding.from(gate ? new float[] {1, 0} : new float[] {0, 1}))
                    .toList());
        }
    }

    @Test
    void aLocalModelThatNoJarBringsIsRefusedByWhatToAdd() {
        console.with("JOURNEYMAN_EMBEDDING_MODEL", "local");

        assertThat(console.run("research", "--request", REQUEST)).isEqualTo(2);
        assertThat(console.err()).contains("dev.langchain4j:langchain4j-embeddings-", "--plugins");
    }

    @Test
    void aVendorWithoutSuchModelsIsRefused() {
        console.with("JOURNEYMAN_EMBEDDING_MODEL", "anthropic:any").with("ANTHROPIC_API_KEY", "planted");

        assertThat(console.run("research", "--request", REQUEST)).isEqualTo(2);
        assertThat(console.err()).contains("turns no texts into vectors").doesNotContain("planted");
    }

    /** A million tokens for whatever is asked. */
    private static HttpServer embeddings() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/embeddings", exchange -> {
            int texts = new ObjectMapper()
                    .readTree(exchange.getRequestBody())
                    .get("input")
                    .size();
            String vectors = "{\"object\": \"embedding\", \"index\": 0, \"embedding\": [0.5, 0.5]},".repeat(texts);
            byte[] reply = ("{\"data\": [" + vectors.substring(0, vectors.length() - 1)
                            + "], \"usage\": {\"prompt_tokens\": 1000000, \"total_tokens\": 1000000}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        return server;
    }

    private JsonNode document(String... options) throws Exception {
        String[] args = new String[options.length + 2];
        args[0] = "research";
        args[1] = "--json";
        System.arraycopy(options, 0, args, 2, options.length);
        assertThat(console.run(args)).isZero();
        return new ObjectMapper().readTree(console.out());
    }

    private void commit(String file, String text) throws Exception {
        Files.writeString(project.resolve(file), text);
        try (Git git = Git.open(project.toFile())) {
            git.add().addFilepattern(file).call();
            git.commit()
                    .setMessage("feat: more")
                    .setAuthor("A", "a@localhost")
                    .setCommitter("A", "a@localhost")
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        }
    }
}
