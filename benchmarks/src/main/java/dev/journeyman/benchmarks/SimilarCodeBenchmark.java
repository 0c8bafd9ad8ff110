package dev.journeyman.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.Models;
import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.agents.llm.research.ParseListener;
import dev.journeyman.agents.llm.research.RankingListener;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.core.plugin.PluginPath;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many requests of a list find their code among the first five: by words, and by meaning as well where the environment
 * names an embedding model.
 *
 * <p>It prints counts only, so that nothing is adjusted to single requests.
 */
public final class SimilarCodeBenchmark {
    private static final int FIRST = 5;

    private final Figures figures;
    private final Ticker ticker = Ticker.system();
    private final Path sources;

    private SimilarCodeBenchmark(Figures figures, Path sources) {
        this.figures = figures;
        this.sources = sources;
    }

    /**
     * Options: {@code --list FILE.json --sources FOLDER --plugins FOLDER --dir FOLDER}; the list's code bases are jars in the
     * folder of sources, the plugins may bring a model that runs within this process.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = options(List.of(arguments));
        try (PluginPath plugins = PluginPath.open(
                options.optional("plugins").map(Path::of).stream().toList(),
                SimilarCodeBenchmark.class.getClassLoader())) {
            Optional<Embedder> embedder =
                    Models.embedder(name -> Optional.ofNullable(System.getenv(name)), plugins::classes);
            run(options, embedder, System.out);
        }
    }

    static Options options(List<String> arguments) {
        return new Options(arguments, List.of("list", "sources", "plugins", "dir"));
    }

    static void run(Options options, Optional<Embedder> embedder, PrintStream out)
            throws IOException, InterruptedException {
        JsonNode list = new ObjectMapper().readTree(Files.readString(Path.of(options.text("list"))));
        SimilarCodeBenchmark benchmark = new SimilarCodeBenchmark(new Figures(out), Path.of(options.text("sources")));
        Path folder = options.newFolder();
        try {
            for (JsonNode codeBase : list.get("codeBases")) {
                benchmark.ask(codeBase, folder, embedder);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void ask(JsonNode codeBase, Path folder, Optional<Embedder> embedder)
            throws IOException, InterruptedException {
        String name = codeBase.get("sources").asText();
        SourceTree tree = SourceTree.ofJar(sources.resolve(name + ".jar"));
        CodeResearch research = CodeResearch.in(folder.resolve(name));
        say(name + ", by words", codeBase, found(codeBase, tree, research, usage -> {}));
        if (embedder.isPresent()) {
            Spent spent = new Spent();
            long begin = ticker.nanos();
            int found = found(codeBase, tree, research.rankedBy(embedder.get()), spent);
            say(name + ", with " + embedder.get().name(), codeBase, found);
            figures.milliseconds("all types and requests", (ticker.nanos() - begin) / 1e6);
            figures.say("  " + spent.usage.modelCalls() + " calls, " + spent.usage.inputTokens() + " tokens");
        }
    }

    private void say(String what, JsonNode codeBase, int found) {
        figures.say(what + ": " + found + " of " + codeBase.get("requests").size());
    }

    private static int found(JsonNode codeBase, SourceTree tree, CodeResearch research, RankingListener listener)
            throws InterruptedException {
        int found = 0;
        for (JsonNode request : codeBase.get("requests")) {
            Set<String> answers = new HashSet<>();
            request.get("answers").forEach(answer -> answers.add(answer.asText()));
            ResearchReport report =
                    research.rankedReport(tree, request.get("request").asText(), ParseListener.NONE, listener);
            boolean hit = report.relevant().stream().limit(FIRST).anyMatch(type -> answers.contains(type.name()));
            found += hit ? 1 : 0;
        }
        return found;
    }

    /** Counts; a model that cannot be had ends the measurement, as words alone would be counted as meaning. */
    private static final class Spent implements RankingListener {
        private Usage usage = Usage.NONE;

        @Override
        public void spent(Usage used) {
            usage = usage.plus(used);
        }

        @Override
        public void failed(Failure why) {
            throw new OrchestratorException(why);
        }
    }
}
