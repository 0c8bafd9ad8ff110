package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Finding;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the doctor found, as text and as JSON.
 *
 * @param findings in order
 */
public record DoctorText(List<Finding> findings) {
    /** Whether nothing is wrong. */
    public boolean healthy() {
        return findings.stream().allMatch(Finding::ok);
    }

    /** A line each. */
    public String render() {
        return findings.stream()
                .map(finding -> String.format(
                        "%-8s %-14s %s%n", finding.ok() ? "ok" : "problem", finding.what(), finding.detail()))
                .collect(Collectors.joining());
    }

    /** The same. */
    public ObjectNode document() {
        ObjectNode document = Documents.object().put("healthy", healthy());
        ArrayNode array = document.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("what", finding.what())
                .put("ok", finding.ok())
                .put("detail", finding.detail()));
        return document;
    }
}
