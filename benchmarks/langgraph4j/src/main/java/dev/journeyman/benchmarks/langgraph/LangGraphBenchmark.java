package dev.journeyman.benchmarks.langgraph;

import dev.journeyman.benchmarks.Figures;
import dev.journeyman.benchmarks.Folders;
import dev.journeyman.benchmarks.Options;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bsc.langgraph4j.CompiledGraph;

/** What recording costs, what is done again after a failure, and what a kill loses: beside LangGraph4j, in one run. */
public final class LangGraphBenchmark {
    private LangGraphBenchmark() {}

    /**
     * Options: {@code --steps 1000 --file-steps 200 --rounds 3 --kills 20 --kill-steps 200 --seed 1 --dir FOLDER};
     * file-steps are those of the peer's saver in files.
     */
    public static void main(String[] arguments) throws Exception {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws Exception {
        Options options =
                new Options(arguments, List.of("steps", "file-steps", "rounds", "kills", "kill-steps", "seed", "dir"));
        Growth growth = new Growth(
                options.number("steps", 1000), options.number("file-steps", 200), options.number("rounds", 3));
        Forking forking = new Forking();
        Killing killing =
                new Killing(options.number("kills", 20), options.number("kill-steps", 200), options.number("seed", 1));
        Figures figures = new Figures(out);
        Path folder = options.newFolder();
        try {
            figures.say(where(folder));
            growth.measure(folder);
            growth.print(figures);
            forking.measure(folder);
            forking.print(figures);
            killing.measure(folder);
            killing.print(figures);
        } finally {
            Folders.delete(folder);
        }
    }

    private static String where(Path folder) throws Exception {
        Path peer = Path.of(CompiledGraph.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return peer.getFileName() + ", JDK " + Runtime.version().feature() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, heap of at most "
                + Runtime.getRuntime().maxMemory() / 1_000_000 + " MB, "
                + Files.getFileStore(folder).type();
    }
}
