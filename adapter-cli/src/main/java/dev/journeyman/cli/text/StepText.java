package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.report.StepReport;
import dev.journeyman.core.workspace.Difference;
import java.util.Locale;

/** One step of a workflow, as text and as JSON. */
public final class StepText {
    private final WorkflowId workflow;
    private final StepReport step;

    /** Of that workflow. */
    public StepText(WorkflowId workflow, StepReport step) {
        this.workflow = workflow;
        this.step = step;
    }

    /** What was done, who let it, how it ended, and what came of it. */
    public String render() {
        Sheet sheet = new Sheet();
        AuditEntry last = step.last();
        sheet.row("Step", step.name());
        sheet.row("Action", last.input().startsWith(last.action()) ? last.input() : last.action() + " " + last.input());
        sheet.row("By", last.by());
        if (!last.rule().isEmpty()) {
            sheet.row("Allowed by", last.rule());
        }
        sheet.list("Tries", step.entries().stream().map(StepText::attempt).toList());
        if (step.used().modelCalls() > 0) {
            sheet.row("Used", used(step.used()));
        }
        sheet.list("Files", step.files().stream().map(StepText::file).toList());
        block(sheet, "Given", step.given());
        block(sheet, "Result", step.result());
        block(sheet, "Error", last.error());
        block(sheet, "Changes", step.patch());
        return sheet.render();
    }

    private static void block(Sheet sheet, String heading, String text) {
        if (!text.isEmpty()) {
            sheet.blank();
            sheet.line(heading);
            text.lines().forEach(line -> sheet.line("  " + line));
        }
    }

    private static String attempt(AuditEntry entry) {
        String took = entry.duration()
                .map(time -> String.format(Locale.ROOT, " after %.1f s", time.toMillis() / 1000.0))
                .orElse("");
        String voided = entry.counts() ? "" : ", voided since";
        return "#" + entry.sequence() + " " + entry.at() + " " + Words.of(entry.status()) + took + voided;
    }

    private static String used(Usage usage) {
        return Figures.usage(usage) + ", " + usage.inputTokens() + " tokens in, " + usage.outputTokens() + " out";
    }

    private static String file(Difference file) {
        return Words.of(file.kind()) + " " + file.path() + " +" + file.added() + " -" + file.removed();
    }

    /** The same. */
    public ObjectNode document() {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        document.put("step", step.name()).put("by", step.last().by());
        document.put("actionKind", step.last().action())
                .put("input", step.last().input());
        document.put("action", step.action()).put("rule", step.last().rule());
        ArrayNode tries = document.putArray("tries");
        step.entries().forEach(entry -> attempt(tries.addObject(), entry));
        document.put("given", step.given());
        document.put("result", step.result());
        Usage used = step.used();
        document.putObject("usage")
                .put("modelCalls", used.modelCalls())
                .put("inputTokens", used.inputTokens())
                .put("outputTokens", used.outputTokens())
                .put("microDollars", used.microDollars());
        ArrayNode files = document.putArray("files");
        step.files().forEach(file -> file(files.addObject(), file));
        document.put("patch", step.patch());
        return document;
    }

    private static void attempt(ObjectNode node, AuditEntry entry) {
        node.put("sequence", entry.sequence()).put("at", entry.at().toString());
        node.put("status", entry.status().name()).put("error", entry.error()).put("counts", entry.counts());
        entry.duration().ifPresent(time -> node.put("millis", time.toMillis()));
    }

    private static void file(ObjectNode node, Difference file) {
        node.put("path", file.path()).put("kind", file.kind().name());
        node.put("added", file.added()).put("removed", file.removed());
    }
}
