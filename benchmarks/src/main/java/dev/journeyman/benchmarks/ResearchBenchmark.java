package dev.journeyman.benchmarks;

import dev.journeyman.agents.llm.research.CodeResearch;
import dev.journeyman.agents.llm.research.ParseListener;
import dev.journeyman.agents.llm.research.SourceIndex;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.core.process.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Research on published sources: its parse beside plain JavaParser on as many threads, its whole first run beside a later
 * one after ten files changed.
 *
 * <p>All take turns in rounds, so that other load meets all; the first round warms up and does not count.
 */
public final class ResearchBenchmark {
    private static final int CHANGED = 10;
    private static final String REQUEST = "Show users which of their sessions are active and let them end one";

    private final Figures figures;
    private final Ticker ticker = Ticker.system();
    private final Samples plain = new Samples();
    private final Samples index = new Samples();
    private final Samples first = new Samples();
    private final Samples same = new Samples();
    private final Samples changed = new Samples();

    private ResearchBenchmark(Figures figures) {
        this.figures = figures;
    }

    /** Options: {@code --sources FILE-sources.jar --rounds 5 --dir FOLDER}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        Options options = new Options(arguments, List.of("sources", "rounds", "dir"));
        SourceTree tree = SourceTree.ofJar(Path.of(options.text("sources")));
        ResearchBenchmark benchmark = new ResearchBenchmark(new Figures(out));
        Path folder = options.newFolder();
        try {
            int rounds = options.number("rounds", 5);
            for (int round = 0; round <= rounds; round++) {
                benchmark.round(tree, Files.createDirectory(folder.resolve("round" + round)), round == 0);
            }
            benchmark.print();
        } finally {
            Folders.delete(folder);
        }
    }

    private void round(SourceTree tree, Path folder, boolean warmup) throws IOException, InterruptedException {
        long plainNanos = time(() -> PlainParse.all(tree));
        long indexNanos = time(() -> SourceIndex.in(folder.resolve("index")).of(tree, ParseListener.NONE));
        Timed firstRun = report(tree, folder);
        Timed sameRun = report(tree, folder);
        Timed changedRun = report(tree.changed(CHANGED), folder);
        if (warmup) {
            describe(firstRun.report(), sameRun.report(), changedRun.report());
            return;
        }
        plain.add(plainNanos);
        index.add(indexNanos);
        first.add(firstRun.nanos());
        same.add(sameRun.nanos());
        changed.add(changedRun.nanos());
    }

    private record Timed(ResearchReport report, long nanos) {}

    /** A run of its own: only the folder remembers. */
    private Timed report(SourceTree tree, Path folder) throws InterruptedException {
        long begin = ticker.nanos();
        ResearchReport report = CodeResearch.in(folder).report(tree, REQUEST, ParseListener.NONE);
        return new Timed(report, ticker.nanos() - begin);
    }

    private long time(Work work) throws IOException, InterruptedException {
        long begin = ticker.nanos();
        work.run();
        return ticker.nanos() - begin;
    }

    private void describe(ResearchReport report, ResearchReport again, ResearchReport later) {
        figures.say(report.files() + " files, " + report.types() + " types, "
                + report.problems().size()
                + " not parsed, "
                + report.code().routes().size() + " routes, "
                + report.code().entities().size()
                + " persistent types, " + report.code().cycles().size() + " import cycles; on "
                + Runtime.getRuntime().availableProcessors() + " cores");
        figures.say("parsed at first " + report.parsed() + ", then " + again.parsed() + ", after " + CHANGED
                + " changed files " + later.parsed());
    }

    private void print() {
        figures.milliseconds("plain JavaParser on as many threads, median", plain.medianMillis());
        figures.milliseconds("parse, facts and index file, median", index.medianMillis());
        figures.milliseconds("first run with report, median", first.medianMillis());
        figures.milliseconds("second run, median", same.medianMillis());
        figures.milliseconds("run after " + CHANGED + " changed files, median", changed.medianMillis());
        figures.ratio("index's speed / plain JavaParser's", plain.median() / index.median(), "at least 0.9");
        figures.ratio("after changes / first run", changed.median() / first.median(), "below 0.1");
    }

    /** Something to time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }
}
