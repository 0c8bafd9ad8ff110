package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.engine.RollbackPlan;
import dev.journeyman.core.workspace.Difference;
import java.util.List;
import java.util.Locale;

/** What a rollback would do or has done, as text and as JSON. */
public final class RollbackText {
    private final WorkflowId workflow;
    private final RollbackPlan plan;
    private final Hints hints;

    /** Of that plan. */
    public RollbackText(WorkflowId workflow, RollbackPlan plan, Hints hints) {
        this.workflow = workflow;
        this.plan = plan;
        this.hints = hints;
    }

    /** What would be done. */
    public String planned() {
        Sheet sheet = new Sheet();
        sheet.line("A rollback to event " + plan.to() + " would do this; nothing was done yet.");
        facts(sheet);
        sheet.row("Do it", hints.journeyman("rollback", workflow, " --to " + plan.to()));
        return sheet.render();
    }

    /** What the owner was asked for. */
    public String asked() {
        Sheet sheet = new Sheet();
        sheet.line("Its owner was asked to roll back to event " + plan.to() + " and to go on from there.");
        sheet.row("See how it goes", hints.journeyman("status", workflow, ""));
        return sheet.render();
    }

    /**
     * What was done.
     *
     * @param before the last event before it
     */
    public String done(long before) {
        Sheet sheet = new Sheet();
        sheet.line("Rolled back to event " + plan.to() + ".");
        facts(sheet);
        sheet.row("Go on", hints.journeyman("resume", workflow, ""));
        sheet.row("Take it back", hints.journeyman("rollback", workflow, " --to " + before));
        return sheet.render();
    }

    private void facts(Sheet sheet) {
        sheet.blank();
        sheet.list("Files", orNone(plan.files().stream().map(RollbackText::line).toList()));
        sheet.list(
                "Effects",
                orNone(plan.effects().stream().map(RollbackText::line).toList()));
        sheet.list("Items", orNone(plan.items().stream().map(RollbackText::line).toList()));
        sheet.list("Versions", plan.versions());
        sheet.row("Spent", Figures.money(plan.spentMicroDollars()) + ", which stays spent");
        sheet.blank();
    }

    private static List<String> orNone(List<String> lines) {
        return lines.isEmpty() ? List.of("none") : lines;
    }

    private static String line(Difference file) {
        return file.kind().name().toLowerCase(Locale.ROOT) + " " + file.path() + " +" + file.added() + " -"
                + file.removed();
    }

    private static String line(RollbackPlan.Effect effect) {
        return effect.action() + " of " + effect.step() + (effect.undone() ? " is undone" : " stays as it is");
    }

    private static String line(RollbackPlan.Item item) {
        return item.key() + " goes back to " + Words.of(item.status());
    }

    /**
     * The plan.
     *
     * @param state whether it is planned, asked for or done
     */
    public ObjectNode document(String state) {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        document.put("rollback", state).put("to", plan.to());
        document.put("treeNow", plan.treeNow()).put("treeThen", plan.treeThen());
        ArrayNode files = document.putArray("files");
        plan.files()
                .forEach(file -> files.addObject()
                        .put("kind", file.kind().name())
                        .put("path", file.path())
                        .put("added", file.added())
                        .put("removed", file.removed()));
        ArrayNode effects = document.putArray("effects");
        plan.effects()
                .forEach(effect -> effects.addObject()
                        .put("step", effect.step())
                        .put("action", effect.action())
                        .put("undone", effect.undone()));
        ArrayNode items = document.putArray("items");
        plan.items()
                .forEach(item -> items.addObject()
                        .put("key", item.key())
                        .put("status", item.status().name()));
        document.put("spentMicroDollars", plan.spentMicroDollars());
        ArrayNode versions = document.putArray("versions");
        plan.versions().forEach(versions::add);
        return document;
    }
}
