package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.research.SimilarCode.Hit;
import dev.journeyman.agents.llm.research.Snapshot.Located;
import dev.journeyman.agents.llm.research.source.Plain;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.artifact.ChangeAdvice;
import dev.journeyman.api.artifact.CodeOverview;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what stands in a code base and what of it matters for a request, by parsing it. What was parsed once is not
 * parsed again. No model is asked unless one is {@linkplain #rankedBy given}.
 */
public final class CodeResearch {
    private static final int MOST_TYPES = 25;
    private static final int MOST_OTHER_FILES = 20;
    private static final int MOST_PROBLEMS = 20;
    private static final Predicate<String> ALWAYS_MATTERS = Pattern.compile(
                    "(?i)(pom\\.xml|(build|settings)\\.gradle(\\.kts)?|readme(\\.\\w+)?|changelog(\\.\\w+)?|contributing(\\.\\w+)?)")
            .asMatchPredicate();

    private final SourceIndex index;
    private final Optional<Path> folder;
    private final Optional<MeaningRanking> meaning;

    private CodeResearch(SourceIndex index, Optional<Path> folder, Optional<MeaningRanking> meaning) {
        this.index = index;
        this.folder = folder;
        this.meaning = meaning;
    }

    /** One that forgets when the process ends. */
    public static CodeResearch inMemory() {
        return new CodeResearch(SourceIndex.inMemory(), Optional.empty(), Optional.empty());
    }

    /** One that remembers what it parsed in the engine's folder of a project. */
    public static CodeResearch in(Path stateDirectory) {
        Path folder = stateDirectory.resolve("research");
        return new CodeResearch(SourceIndex.in(folder), Optional.of(folder), Optional.empty());
    }

    /** The same, but similar code is also ranked by meaning; that asks a model, and may cost if it is a remote one. */
    public CodeResearch rankedBy(Embedder embedder) {
        return new CodeResearch(index, folder, Optional.of(new MeaningRanking(embedder, folder)));
    }

    /** True if {@link #rankedReport} asks a model that somebody serves. */
    boolean asksRemote() {
        return meaning.filter(MeaningRanking::isRemote).isPresent();
    }

    /** What {@link #rankedReport} of a tree has a remote model do at most; empty if it asks none. */
    Optional<Action.CallModel> modelCall(Tree tree, String request) throws InterruptedException {
        if (!asksRemote()) {
            return Optional.empty();
        }
        MeaningRanking ranking = meaning.orElseThrow();
        List<Located> types = index.of(tree, ParseListener.NONE).located().toList();
        return Optional.of(ranking.atMost(request, types))
                .filter(most -> most.modelCalls() > 0)
                .map(most -> new Action.CallModel(ranking.model(), most, true));
    }

    /**
     * Reads a tree; asks no model.
     *
     * @param request what is wanted; may be empty
     */
    public ResearchReport report(Tree tree, String request, ParseListener listener) throws InterruptedException {
        Snapshot snapshot = index.of(tree, listener);
        return report(snapshot, request, new SimilarCode(snapshot).to(request), "");
    }

    /**
     * Reads a tree; similar code is also ranked by meaning where there is a model for that. If the model cannot be had, the
     * summary says so.
     *
     * @param ranking is told what each call of the model used, and if there is none to be had
     */
    public ResearchReport rankedReport(Tree tree, String request, ParseListener listener, RankingListener ranking)
            throws InterruptedException {
        if (meaning.isEmpty()) {
            return report(tree, request, listener);
        }
        Snapshot snapshot = index.of(tree, listener);
        SimilarCode code = new SimilarCode(snapshot);
        try {
            double[] nearness = meaning.get().nearness(request, code.types(), ranking);
            return report(snapshot, request, code.to(request, nearness), "");
        } catch (OrchestratorException e) {
            ranking.failed(e.failure());
            return report(snapshot, request, code.to(request), byTermsOnly(e.failure()));
        }
    }

    static String byTermsOnly(Failure why) {
        return " Ranked by words only, not by meaning: " + Plain.of(why.message());
    }

    private static ResearchReport report(Snapshot snapshot, String request, List<Hit> hits, String note) {
        CodeOverview code = overview(snapshot);
        List<TypeSummary> relevant = relevant(snapshot, hits);
        Findings findings = new Findings(request, snapshot, code, hits);
        return new ResearchReport(
                summary(snapshot, code, relevant) + note,
                snapshot.paths().size(),
                snapshot.parsedAnew(),
                snapshot.types(),
                relevant,
                otherFiles(snapshot, request),
                snapshot.problems().limit(MOST_PROBLEMS).toList(),
                code,
                new ChangeAdvice(Impacts.of(findings), Conflicts.of(findings), Recommendations.of(findings)));
    }

    private static CodeOverview overview(Snapshot snapshot) {
        return new CodeOverview(
                Layout.modules(snapshot),
                Layout.languages(snapshot.paths()),
                RouteCatalogue.of(snapshot),
                EntityCatalogue.of(snapshot),
                new ImportGraph(snapshot).cycles());
    }

    /** The most similar types; of a small code base all, the similar ones first. */
    private static List<TypeSummary> relevant(Snapshot snapshot, List<Hit> hits) {
        Stream<TypeSummary> similar = hits.stream().map(hit -> summary(hit.located()));
        Stream<TypeSummary> all =
                snapshot.types() <= MOST_TYPES ? snapshot.located().map(CodeResearch::summary) : Stream.empty();
        return Stream.concat(similar, all).distinct().limit(MOST_TYPES).toList();
    }

    private static TypeSummary summary(Snapshot.Located located) {
        return new TypeSummary(
                located.path(),
                located.type().name(),
                located.type().kind(),
                located.type().methods(),
                located.file().imports());
    }

    private static String summary(Snapshot snapshot, CodeOverview code, List<TypeSummary> relevant) {
        String first = relevant.stream().limit(5).map(TypeSummary::name).collect(Collectors.joining(", "));
        long problems = snapshot.problems().count();
        return snapshot.paths().size() + " files with " + snapshot.types() + " Java types"
                + (code.routes().isEmpty() ? "" : ", " + code.routes().size() + " HTTP routes")
                + (code.entities().isEmpty() ? "" : ", " + code.entities().size() + " persistent types")
                + (first.isEmpty() ? "; none of them seems to matter." : "; most relevant: " + first + ".")
                + (problems == 0 ? "" : " " + problems + " could not be parsed.");
    }

    private static List<String> otherFiles(Snapshot snapshot, String request) {
        List<String> others = snapshot.paths().stream()
                .filter(path -> !path.endsWith(".java"))
                .toList();
        return Stream.concat(
                        others.stream().filter(path -> ALWAYS_MATTERS.test(Layout.name(path))),
                        SimilarCode.speakingOf(request, others.stream()).stream())
                .distinct()
                .limit(MOST_OTHER_FILES)
                .toList();
    }
}
