package dev.journeyman.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.agents.llm.model.Prices;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.cli.text.ForecastText;
import dev.journeyman.core.config.WorkflowLimits;
import dev.journeyman.core.pipeline.Pipeline;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final int FILES = 5_000;
    private static final Prices PRICES = Prices.bundled();
    private static final RoleModels SONNET = RoleModels.one(new Named("anthropic:claude-sonnet-4-6"));
    private static final WorkflowLimits LIMITS =
            WorkflowLimits.DEFAULTS.withMicroDollars(1_000_000_000).withModelCalls(10_000);

    @Test
    void withoutAPastItIsEstimatedFromThePipeline() {
        Forecast forecast = of(List.of(), SONNET, LIMITS);

        assertThat(forecast.recorded()).isZero();
        assertThat(forecast.calls())
                .as("five phases and an item; each twice, six items, five rounds")
                .isEqualTo(new Range(6, 32));
        Range money = forecast.microDollars().orElseThrow();
        assertThat(money.low()).isPositive().isLessThan(money.high());
        assertThat(money.high())
                .isBetween(
                        cost(forecast.input().high(), forecast.output().high()) - 10,
                        cost(forecast.input().high(), forecast.output().high()) + 10);
    }

    private static long cost(long input, long output) {
        return PRICES.call("anthropic:claude-sonnet-4-6", input, output).microDollars();
    }

    @Test
    void fewerPhasesAndRoundsTakeLess() {
        Forecast all = of(List.of(), SONNET, LIMITS);
        Forecast some =
                Forecast.of(List.of("requirements", "research", "plan"), List.of(), SONNET, FILES, PRICES, LIMITS);

        assertThat(some.calls()).isEqualTo(new Range(2, 4));
        assertThat(of(List.of(), SONNET, LIMITS.withFixRounds(0)).calls().high())
                .isEqualTo(all.calls().high() - 10);
    }

    @Test
    void nothingIsExpectedBeyondTheLimits() {
        Forecast forecast = of(
                List.of(),
                SONNET,
                WorkflowLimits.DEFAULTS.withMicroDollars(1).withModelCalls(3).withTime(Duration.ofSeconds(9)));

        assertThat(forecast.calls()).isEqualTo(new Range(3, 3));
        assertThat(forecast.microDollars()).contains(new Range(1, 1));
        assertThat(forecast.seconds()).isEqualTo(new Range(9, 9));
    }

    @Test
    void aModelWithoutAPriceMakesMoneyUnknown() {
        RoleModels models = new RoleModels(
                SONNET.usual(), Map.of("tester", new Named("openai:a-model-of-my-own")), Optional.empty());

        Forecast forecast = of(List.of(), models, LIMITS);

        assertThat(forecast.microDollars()).isEmpty();
        assertThat(new ForecastText(forecast, LIMITS).lines().get(0)).contains("money unknown");
    }

    @Test
    void anEmbeddingModelTakesTheRequestAtLeastAndAllTypesAtMost() {
        Forecast chats = of(List.of(), SONNET, LIMITS);
        Forecast both = of(List.of(), rankedBy("openai:text-embedding-3-small"), LIMITS);

        assertThat(both.calls())
                .as("one for the request, and 6,250 types in batches of 256")
                .isEqualTo(chats.calls().plus(new Range(1, 26)));
        assertThat(both.input().high() - chats.input().high()).isBetween(2_500_000L, 5_000_000L);
        assertThat(both.microDollars().orElseThrow().high()
                        - chats.microDollars().orElseThrow().high())
                .as("at 2 cents a million tokens")
                .isBetween(50_000L, 100_000L);
        assertThat(of(List.of(), rankedBy("openai:of-my-own"), LIMITS).microDollars())
                .isEmpty();
        assertThat(Forecast.of(List.of("plan"), List.of(), rankedBy("openai:of-my-own"), FILES, PRICES, LIMITS))
                .as("without research it is not asked")
                .isEqualTo(Forecast.of(List.of("plan"), List.of(), SONNET, FILES, PRICES, LIMITS));
    }

    @Test
    void anEmbeddingModelWithinTheProcessIsNoCall() {
        Embedder local = Embedder.inProcess("local:small", new Silent());
        RoleModels models = new RoleModels(SONNET.usual(), Map.of(), Optional.of(local));

        assertThat(of(List.of(), models, LIMITS)).isEqualTo(of(List.of(), SONNET, LIMITS));
    }

    @Test
    void whereAnEmbeddingModelTookPartWhatWasPaidSaysWhatWillBe() {
        List<WorkflowView> past = List.of(
                view(WorkflowStatus.COMPLETED, 8, 60),
                view(WorkflowStatus.COMPLETED, 20, 600),
                view(WorkflowStatus.COMPLETED, 11, 90));

        Forecast forecast = of(past, rankedBy("openai:text-embedding-3-small"), LIMITS);

        assertThat(forecast.microDollars()).contains(new Range(7, 7));
    }

    private static RoleModels rankedBy(String name) {
        Embedder embedder = Embedder.over(name, new Silent(), PRICES);
        return new RoleModels(SONNET.usual(), Map.of(), Optional.of(embedder));
    }

    @Test
    void threeFinishedWorkflowsSayMoreThanEstimates() {
        List<WorkflowView> past = List.of(
                view(WorkflowStatus.COMPLETED, 8, 60),
                view(WorkflowStatus.COMPLETED, 20, 600),
                view(WorkflowStatus.FAILED, 190, 9_000),
                view(WorkflowStatus.COMPLETED, 11, 90));

        Forecast forecast = of(past, SONNET, LIMITS);

        assertThat(forecast.recorded()).isEqualTo(3);
        assertThat(forecast.calls()).isEqualTo(new Range(8, 20));
        assertThat(forecast.seconds()).isEqualTo(new Range(60, 600));
        assertThat(forecast.microDollars()).contains(new Range(8 * 4500, 20 * 4500));
        assertThat(of(past.subList(0, 2), SONNET, LIMITS).recorded()).isZero();
    }

    @Test
    void theTextNamesRangesTheirBasisAndTheLimits() {
        List<String> lines =
                new ForecastText(of(List.of(), SONNET, WorkflowLimits.DEFAULTS), WorkflowLimits.DEFAULTS).lines();

        assertThat(lines.get(0))
                .startsWith("Forecast: 6 to 32 calls, ")
                .contains(" at the prices of " + PRICES.date(), "(estimated for 1 to 6 items)");
        assertThat(lines.get(1)).isEqualTo("Whatever comes, it pauses and asks at $5.00, 200 calls or 4:00:00.");
    }

    private static Forecast of(List<WorkflowView> past, RoleModels models, WorkflowLimits limits) {
        return Forecast.of(Pipeline.FEATURE.phases(), past, models, FILES, PRICES, limits);
    }

    private static WorkflowView view(WorkflowStatus status, int calls, int seconds) {
        return new WorkflowView(
                new WorkflowId("w" + calls),
                "do it",
                status,
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                new Usage(calls, calls * 1000L, calls * 100L, 7, 0),
                0,
                100,
                Instant.EPOCH,
                Duration.ofSeconds(seconds),
                1);
    }

    private static final class Silent implements EmbeddingModel {}

    private record Named(String name) implements ModelClient {
        @Override
        public ModelAnswer answer(ModelRequest request) {
            throw new IllegalStateException("A forecast asks nobody.");
        }
    }
}
