package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.cli.forecast.Forecast;
import dev.journeyman.cli.forecast.Range;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.core.config.WorkflowLimits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A forecast for people and for programs. */
public final class ForecastText {
    private final Forecast forecast;
    private final WorkflowLimits limits;

    /** @param limits at which the workflow will pause */
    public ForecastText(Forecast forecast, WorkflowLimits limits) {
        this.forecast = forecast;
        this.limits = limits;
    }

    /** What to expect, whence it is known, and what holds however wrong it is. */
    public List<String> lines() {
        return List.of(
                "Forecast: " + calls() + ", " + tokens() + ", " + money() + ", " + time() + " (" + basis() + ")",
                "Whatever comes, it pauses and asks at "
                        + Figures.money(limits.workflow().microDollars()) + ", "
                        + Figures.count(limits.workflow().modelCalls(), "call") + " or "
                        + Figures.time(limits.workflow().time()) + ".");
    }

    private String calls() {
        return forecast.calls().low() + " to " + forecast.calls().high() + " calls";
    }

    private String tokens() {
        long low = forecast.input().low() + forecast.output().low();
        long high = forecast.input().high() + forecast.output().high();
        return String.format(Locale.ROOT, "%,d to %,d thousand tokens", low / 1000, high / 1000);
    }

    private String money() {
        return forecast.microDollars()
                .map(money -> Figures.money(money.low()) + " to " + Figures.money(money.high())
                        + (forecast.prices().isEmpty() ? "" : " at the prices of " + forecast.prices()))
                .orElse("money unknown, as a model has no price");
    }

    private String time() {
        Range seconds = forecast.seconds();
        return Figures.time(Duration.ofSeconds(seconds.low())) + " to "
                + Figures.time(Duration.ofSeconds(seconds.high()));
    }

    private String basis() {
        return forecast.recorded() == 0
                ? "estimated for 1 to 6 items"
                : "as " + forecast.recorded() + " finished workflows of this project took";
    }

    /** The same for programs. */
    public ObjectNode document() {
        ObjectNode document = Documents.object();
        range(document.putObject("calls"), forecast.calls());
        range(document.putObject("inputTokens"), forecast.input());
        range(document.putObject("outputTokens"), forecast.output());
        forecast.microDollars().ifPresent(money -> range(document.putObject("microDollars"), money));
        range(document.putObject("seconds"), forecast.seconds());
        return document.put("recordedWorkflows", forecast.recorded()).put("prices", forecast.prices());
    }

    private static void range(ObjectNode node, Range range) {
        node.put("low", range.low()).put("high", range.high());
    }
}
