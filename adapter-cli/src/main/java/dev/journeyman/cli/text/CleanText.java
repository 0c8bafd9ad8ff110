package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Failure;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.CleanReport;
import dev.journeyman.core.DiskUse;

/** What was cleaned, or would be, as text and as JSON. */
public final class CleanText {
    private final CleanReport report;
    private final boolean planned;

    /**
     * Of that report.
     *
     * @param planned whether nothing was done yet
     */
    public CleanText(CleanReport report, boolean planned) {
        this.report = report;
        this.planned = planned;
    }

    /** A line for each workflow, and what it comes to. */
    public String render() {
        Sheet sheet = new Sheet();
        report.cleaned().forEach(entry -> sheet.line(line(entry)));
        report.kept()
                .forEach(entry -> sheet.line(
                        "stays  " + entry.refusal().map(Failure::message).orElse("")));
        if (report.workflows().isEmpty()) {
            sheet.line("No workflow is to be cleaned.");
        }
        sheet.line(sum());
        return sheet.render();
    }

    private String line(CleanReport.Entry entry) {
        return String.format(
                "%s  %s  %-9s  %9s  %s",
                planned ? "would clean" : "cleaned",
                entry.id(),
                Words.of(entry.status()),
                Figures.size(entry.freed().total()),
                Words.title(entry.title()));
    }

    private String sum() {
        DiskUse own = report.cleaned().stream().map(CleanReport.Entry::freed).reduce(DiskUse.NONE, DiskUse::plus);
        String objects = report.objectsLeft() == 0
                ? "objects " + Figures.size(report.objects())
                : "objects stay, " + Figures.size(report.objectsLeft()) + ", until no workflow is left";
        return (planned ? "It would free " : "Freed ") + Figures.size(report.freed()) + ": records "
                + Figures.size(own.journal()) + ", directories " + Figures.size(own.directories()) + ", " + objects
                + ".";
    }

    /** The same. */
    public ObjectNode document() {
        ObjectNode document = Documents.object().put("planned", planned).put("freedBytes", report.freed());
        document.put("objectsFreedBytes", report.objects()).put("objectsLeftBytes", report.objectsLeft());
        ArrayNode array = document.putArray("workflows");
        report.workflows().forEach(entry -> entry(array.addObject(), entry));
        return document;
    }

    private static void entry(ObjectNode node, CleanReport.Entry entry) {
        node.put("workflow", entry.id().value()).put("status", entry.status().name());
        node.put("cleaned", entry.refusal().isEmpty());
        node.set("disk", Documents.disk(entry.freed()));
        entry.refusal().ifPresent(why -> node.put("refusal", why.message()));
    }
}
