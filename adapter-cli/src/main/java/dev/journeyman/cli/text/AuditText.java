package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Words;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.report.AuditVerification;
import java.util.List;
import java.util.stream.Collectors;

/** The audit trail of a workflow and its verification, as text and as JSON. */
public final class AuditText {
    private final WorkflowId workflow;

    /** Of that workflow. */
    public AuditText(WorkflowId workflow) {
        this.workflow = workflow;
    }

    /** A line for each action, and one for each thing that went wrong. */
    public String entries(List<AuditEntry> entries) {
        return entries.stream().map(AuditText::lines).collect(Collectors.joining());
    }

    private static String lines(AuditEntry entry) {
        String line = String.format(
                "%6d  %s  %-10s %-12s %-14s %s",
                entry.sequence(),
                entry.at(),
                Words.of(entry.status()) + (entry.counts() ? "" : "*"),
                entry.by(),
                entry.action(),
                entry.scope());
        String error = entry.error().isEmpty() ? "" : "        " + firstLine(entry.error()) + "\n";
        return line.stripTrailing() + "\n" + error;
    }

    /** What was looked at and what was found. */
    public String verification(AuditVerification verification) {
        String checks = verification.checks().stream()
                .map(check -> String.format("%-10s %s: %s%n", Words.of(check.verdict()), check.what(), check.detail()))
                .collect(Collectors.joining());
        String verdict = verification.intact()
                ? "intact: " + verification.entries() + " entries, " + anchor(verification)
                : "NOT INTACT: this is not the record that was written";
        return checks + verdict + "\n";
    }

    private static String anchor(AuditVerification verification) {
        return verification.anchored()
                ? "anchored up to " + verification.anchoredTo()
                : "not anchored: no branch here holds a commit of it";
    }

    /** The actions. */
    public ObjectNode document(List<AuditEntry> entries) {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        ArrayNode array = document.putArray("entries");
        entries.forEach(entry -> put(array.addObject(), entry));
        return document;
    }

    private static void put(ObjectNode node, AuditEntry entry) {
        node.put("sequence", entry.sequence()).put("at", entry.at().toString());
        node.put("scope", entry.scope()).put("call", entry.call());
        node.put("by", entry.by()).put("action", entry.action());
        node.put("input", entry.input()).put("output", entry.output());
        node.put("rule", entry.rule()).put("status", entry.status().name());
        entry.duration().ifPresent(duration -> node.put("millis", duration.toMillis()));
        node.put("error", entry.error()).put("counts", entry.counts());
    }

    /** The verification. */
    public ObjectNode document(AuditVerification verification) {
        ObjectNode document = Documents.object().put("workflow", workflow.value());
        document.put("intact", verification.intact()).put("anchored", verification.anchored());
        document.put("entries", verification.entries()).put("head", verification.head());
        document.put("anchoredTo", verification.anchoredTo());
        ArrayNode checks = document.putArray("checks");
        verification
                .checks()
                .forEach(check -> checks.addObject()
                        .put("what", check.what())
                        .put("verdict", check.verdict().name())
                        .put("detail", check.detail()));
        return document;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
