package dev.journeyman.cli.forecast;

import dev.journeyman.agents.llm.model.Embedder;
import dev.journeyman.agents.llm.model.Prices;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.cli.model.RoleModels;
import dev.journeyman.core.config.WorkflowLimits;
import java.util.List;
import java.util.Optional;

/**
 * What a workflow is likely to take before it pauses by itself: ranges, never a promise.
 *
 * @param calls calls of models
 * @param input tokens sent
 * @param output tokens received
 * @param microDollars money in millionths of a US dollar; empty where the price of a model is not known
 * @param seconds active time
 * @param recorded finished workflows of this project that the figures come from; 0 for none, then they are estimates
 * @param prices the day of the prices; may be empty
 */
public record Forecast(
        Range calls,
        Range input,
        Range output,
        Optional<Range> microDollars,
        Range seconds,
        int recorded,
        String prices) {
    /** Fewer say too little about the next one. */
    private static final int ENOUGH = 3;

    /**
     * The forecast of a pipeline.
     *
     * @param phases its phases
     * @param past workflows of the project; those that are finished count
     * @param javaFiles of the code base
     */
    public static Forecast of(
            List<String> phases,
            List<WorkflowView> past,
            RoleModels models,
            int javaFiles,
            Prices prices,
            WorkflowLimits limits) {
        List<WorkflowView> finished = past.stream()
                .filter(view -> view.status() == WorkflowStatus.COMPLETED
                        && view.usage().modelCalls() > 0)
                .toList();
        Forecast forecast = finished.size() < ENOUGH
                ? estimated(phases, models, javaFiles, prices, limits)
                : seen(finished, models, prices);
        return forecast.within(limits);
    }

    private static Forecast estimated(
            List<String> phases, RoleModels models, int javaFiles, Prices prices, WorkflowLimits limits) {
        Forecast chats = estimated(phases, models, prices, limits);
        return Ranking.of(phases, models, javaFiles).map(chats::plus).orElse(chats);
    }

    private static Forecast estimated(List<String> phases, RoleModels models, Prices prices, WorkflowLimits limits) {
        List<Work> all = phases.stream()
                .flatMap(phase -> Work.of(phase, limits.fixRounds()).stream())
                .toList();
        Range calls = Range.NONE;
        Range input = Range.NONE;
        Range output = Range.NONE;
        Range seconds = Range.NONE;
        Range money = Range.NONE;
        boolean priced = true;
        for (Work work : all) {
            calls = calls.plus(work.calls());
            input = input.plus(work.input());
            output = output.plus(work.output());
            seconds = seconds.plus(work.seconds());
            Optional<Range> cost = cost(models.of(work.role()).name(), work.input(), work.output(), prices);
            priced &= cost.isPresent();
            money = money.plus(cost.orElse(Range.NONE));
        }
        return new Forecast(
                calls, input, output, priced ? Optional.of(money) : Optional.empty(), seconds, 0, prices.date());
    }

    /** Tokens are priced as today; what they cost then may have been another model's price. */
    private static Forecast seen(List<WorkflowView> finished, RoleModels models, Prices prices) {
        Range input = Range.seen(finished, view -> view.usage().inputTokens());
        Range output = Range.seen(finished, view -> view.usage().outputTokens());
        return new Forecast(
                Range.seen(finished, view -> view.usage().modelCalls()),
                input,
                output,
                models.embedder().filter(Embedder::isRemote).isPresent()
                        ? paid(finished)
                        : cost(models.usual().name(), input, output, prices),
                Range.seen(finished, view -> view.active().toSeconds()),
                finished.size(),
                prices.date());
    }

    /** An embedding model's tokens cost far less than others, and are not told apart from them. */
    private static Optional<Range> paid(List<WorkflowView> finished) {
        return finished.stream().anyMatch(view -> view.usage().unpricedCalls() > 0)
                ? Optional.empty()
                : Optional.of(Range.seen(finished, view -> view.usage().microDollars()));
    }

    private static Optional<Range> cost(String model, Range input, Range output, Prices prices) {
        Usage low = prices.call(model, input.low(), output.low());
        Usage high = prices.call(model, input.high(), output.high());
        return low.unpricedCalls() > 0
                ? Optional.empty()
                : Optional.of(new Range(low.microDollars(), high.microDollars()));
    }

    private Forecast plus(Ranking ranking) {
        return new Forecast(
                calls.plus(ranking.range(Usage::modelCalls)),
                input.plus(ranking.range(Usage::inputTokens)),
                output,
                microDollars
                        .filter(money -> ranking.isPriced())
                        .map(money -> money.plus(ranking.range(Usage::microDollars))),
                seconds,
                recorded,
                prices);
    }

    /** At its limits a workflow pauses and asks. */
    private Forecast within(WorkflowLimits limits) {
        return new Forecast(
                calls.map(value -> Math.min(value, limits.workflow().modelCalls())),
                input,
                output,
                microDollars.map(money ->
                        money.map(value -> Math.min(value, limits.workflow().microDollars()))),
                Work.within(seconds, limits.workflow().time()),
                recorded,
                prices);
    }
}
