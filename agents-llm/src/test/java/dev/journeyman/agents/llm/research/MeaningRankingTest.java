package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.agents.llm.Asks;
import dev.journeyman.agents.llm.FakeContext;
import dev.journeyman.agents.llm.MapTree;
import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.Prices;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Role;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Change;
import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.step.StepBody;
import dev.journeyman.api.step.StepFailedException;
import dev.journeyman.api.step.Tree;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningRankingTest {
    private static final String MODEL = "openai:text-embedding-3-small";
    private static final String REQUEST = "After a wrong password the account waits";
    private static final int NOISE = 300;
    /** The words of the request stand in the painter; its meaning, but one word, in the protector. */
    private static final MapTree TREE = MapTree.of(
                    "AccountPainter.java", "/** Paints an account that waits, in a colour. */ class AccountPainter {}")
            .with("BruteForceProtector.java", "/** Locks the account. */ class BruteForceProtector {}")
            .with("Other.java", "/** Unrelated. */ class Other {}");

    @TempDir
    Path state;

    private final List<Usage> spent = new ArrayList<>();

    @Test
    void meaningLiftsWhatWordsAloneDoNot() throws Exception {
        assertThat(names(CodeResearch.in(state).report(TREE, REQUEST, ParseListener.NONE)))
                .startsWith("AccountPainter", "BruteForceProtector");

        assertThat(names(ranked(new WordVectors(0), TREE))).startsWith("BruteForceProtector", "AccountPainter");
        assertThat(spent)
                .as("the request, then the types")
                .containsExactly(new Usage(1, 10, 0, 0, 0), new Usage(1, 30, 0, 1, 0));
    }

    @Test
    void whatSharesNoWordWithTheRequestIsFoundByMeaning() throws Exception {
        MapTree tree = large().with("Gatekeeper.java", "/** Locks. */ class Gatekeeper {}");

        assertThat(names(CodeResearch.in(state).report(tree, REQUEST, ParseListener.NONE)))
                .doesNotContain("Gatekeeper");
        assertThat(names(ranked(new WordVectors(0), tree))).startsWith("Gatekeeper");
    }

    @Test
    void whatWasPaidBeforeTheModelFailedIsKept() throws Exception {
        Failing failing = new Failing(2);
        assertThat(ranked(failing, large()).summary()).contains("Ranked by words only");
        assertThat(failing.model.asked).hasSize(1 + 256);
        WordVectors later = new WordVectors(0);

        ranked(later, large());

        assertThat(later.asked).hasSize(1 + NOISE - 256);
    }

    @Test
    void itCanBeEndedBetweenTwoBatchesAndSaysHowItGetsOn() throws Exception {
        List<String> progress = new ArrayList<>();
        RankingListener ending = new RankingListener() {
            @Override
            public void spent(Usage usage) {}

            @Override
            public void embedded(int embedded, int of) throws InterruptedException {
                progress.add(embedded + " of " + of);
                throw new InterruptedException("enough");
            }
        };

        assertThatThrownBy(
                        () -> research(new WordVectors(0)).rankedReport(large(), REQUEST, ParseListener.NONE, ending))
                .isInstanceOf(InterruptedException.class);

        assertThat(progress).containsExactly("256 of " + NOISE);
    }

    @Test
    void anInterruptedThreadAsksNobody() throws Exception {
        WordVectors model = new WordVectors(0);
        List<Snapshot.Located> types =
                SourceIndex.inMemory().of(TREE, ParseListener.NONE).located().toList();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new MeaningRanking(Embedder.over(MODEL, model, Prices.bundled()), Optional.empty())
                        .nearness(REQUEST, types, spent::add))
                .isInstanceOf(InterruptedException.class);
        assertThat(model.asked).isEmpty();
    }

    @Test
    void whatIsUnchangedIsNotPaidAgain() throws Exception {
        ranked(new WordVectors(0), TREE);
        WordVectors later = new WordVectors(0);

        ResearchReport again = ranked(later, TREE);
        assertThat(later.asked).containsExactly(REQUEST);
        assertThat(names(again)).startsWith("BruteForceProtector", "AccountPainter");

        ranked(later, TREE.with("AccountPainter.java", "/** An account in another colour. */ class AccountPainter {}"));
        assertThat(later.asked).hasSize(3).last().asString().contains("another colour");
    }

    @Test
    void vectorsOfAnotherModelBehindTheSameNameAreDroppedAndMadeAnewTheNextTime() throws Exception {
        ranked(new WordVectors(0), TREE);
        WordVectors longer = new WordVectors(4);

        assertThat(ranked(longer, TREE).summary())
                .contains("Ranked by words only", "vectors of another length than before");
        assertThat(longer.asked).as("more was not reserved").containsExactly(REQUEST);

        assertThat(names(ranked(longer, TREE))).startsWith("BruteForceProtector", "AccountPainter");
        WordVectors later = new WordVectors(4);
        ranked(later, TREE);
        assertThat(later.asked).containsExactly(REQUEST);
    }

    @Test
    void aDamagedFileOfVectorsCostsACallAndNoResult() throws Exception {
        ranked(new WordVectors(0), TREE);
        Path file = state.resolve("research").resolve("vectors-openai_text-embedding-3-small.index");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 3));
        WordVectors later = new WordVectors(0);

        assertThat(names(ranked(later, TREE))).startsWith("BruteForceProtector", "AccountPainter");
        assertThat(later.asked).hasSizeGreaterThan(1);
    }

    @Test
    void withoutARequestNothingIsAsked() throws Exception {
        WordVectors model = new WordVectors(0);
        research(model).rankedReport(TREE, " ", ParseListener.NONE, spent::add);

        assertThat(model.asked).isEmpty();
        assertThat(spent).isEmpty();
    }

    @Test
    void whenTheModelFailsWordsDecideAndTheSummarySaysSo() throws Exception {
        ResearchReport report = ranked(new Gone(), TREE);

        assertThat(names(report)).startsWith("AccountPainter", "BruteForceProtector");
        assertThat(report.summary())
                .contains("Ranked by words only, not by meaning: " + MODEL + ": the server is gone");
    }

    @Test
    void theAgentsCallPassesTheGateAndCountsInTheLedger() throws Exception {
        FakeContext context = new FakeContext(TREE.with("Report.java", "/** Shows totals. */ class Report {}"));
        ResearchAgent agent = new ResearchAgent(research(new WordVectors(0)));

        Outcome outcome = agent.perform(Asks.of(Role.RESEARCHER), context);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(context.actions()).first().isEqualTo(new Action.Compute("index"));
        assertThat(context.actions()).hasSize(2).last().isInstanceOfSatisfying(Action.CallModel.class, call -> {
            assertThat(call.model()).isEqualTo(MODEL);
            assertThat(call.replaceable()).isTrue();
            assertThat(call.atMost().inputTokens()).isGreaterThan(1_000);
        });
        assertThat(context.spent()).isEqualTo(new Usage(2, 50, 0, 1, 0));
        assertThat(report(outcome).parsed()).as("in the step before").isEqualTo(4);
    }

    @Test
    void whatIsKnownIsNotReservedAgain() {
        for (int round = 0; round < 2; round++) {
            FakeContext context = new FakeContext(TREE);
            new ResearchAgent(research(new WordVectors(0))).perform(Asks.of(Role.RESEARCHER), context);
            assertThat(((Action.CallModel) context.actions().get(1)).atMost().modelCalls())
                    .isEqualTo(2 - round);
        }
    }

    @Test
    void aModelWithinTheProcessIsPartOfTheStepThatParsesAndCostsNothing() {
        FakeContext context = new FakeContext(TREE);
        WordVectors model = new WordVectors(0);
        ResearchAgent agent =
                new ResearchAgent(CodeResearch.in(state).rankedBy(Embedder.inProcess("local:words", model)));

        Outcome outcome = agent.perform(Asks.of(Role.RESEARCHER), context);

        assertThat(context.actions()).containsExactly(new Action.Compute("index"));
        assertThat(context.spent()).isEqualTo(Usage.NONE);
        assertThat(model.asked).hasSize(1 + 3);
        assertThat(report(outcome).parsed()).isEqualTo(3);
    }

    @Test
    void anAgentWhoseCallIsRefusedGoesByWords() {
        FakeContext context = new FakeContext(TREE.with("Report.java", "/** Shows totals. */ class Report {}"));
        ResearchAgent agent = new ResearchAgent(research(new WordVectors(0)));

        Outcome outcome = agent.perform(Asks.of(Role.RESEARCHER), new RefusingCalls(context));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.summary())
                                .contains("most relevant: Report")
                                .endsWith("Ranked by words only, not by meaning: the circuit is open."));
        assertThat(context.actions()).containsExactly(new Action.Compute("index"));
        assertThat(context.spent()).isEqualTo(Usage.NONE);
    }

    /** An engine that lets no model be called. */
    private record RefusingCalls(FakeContext context) implements AgentContext {
        @Override
        public <T> T step(Action action, Class<T> result, StepBody<T> body) {
            if (action instanceof Action.CallModel) {
                throw new StepFailedException("model/1", Failure.giveUp("model.circuit-open", "the circuit is open."));
            }
            return context.step(action, result, body);
        }

        @Override
        public Change change(List<FileEdit> edits) {
            return context.change(edits);
        }

        @Override
        public CommandResult run(Command command) {
            return context.run(command);
        }

        @Override
        public Tree tree() {
            return context.tree();
        }

        @Override
        public Limits limits() {
            return context.limits();
        }
    }

    private ResearchReport ranked(EmbeddingModel model, MapTree tree) throws InterruptedException {
        return research(model).rankedReport(tree, REQUEST, ParseListener.NONE, spent::add);
    }

    private CodeResearch research(EmbeddingModel model) {
        return CodeResearch.in(state).rankedBy(Embedder.over(MODEL, model, Prices.bundled()));
    }

    private static ResearchReport report(Outcome outcome) {
        return (ResearchReport) ((Outcome.Done) outcome).artifact().orElseThrow();
    }

    /** More types than go into a batch. */
    private static MapTree large() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < NOISE; i++) {
            files.put("noise/Noise" + i + ".java", "package noise; class Noise" + i + " { void hum() {} }");
        }
        return new MapTree(files);
    }

    private static List<String> names(ResearchReport report) {
        return report.relevant().stream().map(TypeSummary::name).toList();
    }

    /** Answers some calls and no more. */
    private static final class Failing implements EmbeddingModel {
        private final WordVectors model = new WordVectors(0);
        private int left;

        Failing(int calls) {
            this.left = calls;
        }

        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            if (left-- == 0) {
                throw new OrchestratorException(Failure.giveUp("model.gone", "the server is gone."));
            }
            return model.embedAll(segments);
        }
    }

    private static final class Gone implements EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
            throw new OrchestratorException(Failure.giveUp("model.gone", "the server is gone."));
        }
    }
}
