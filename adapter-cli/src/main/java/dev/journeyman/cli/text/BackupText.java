package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.cli.screen.Figures;
import dev.journeyman.core.transfer.Backup;
import java.util.stream.Collectors;

/** A backup that was made, as text and as JSON. */
public final class BackupText {
    private final Backup backup;

    /** Of this backup. */
    public BackupText(Backup backup) {
        this.backup = backup;
    }

    /** For people. */
    public String render(Hints hints) {
        return "Backed up " + Figures.count(backup.workflows(), "workflow") + " and "
                + Figures.count(backup.items(), "work item") + " to " + backup.file() + ".\n"
                + (backup.unreadable().isEmpty() ? "" : missing(hints));
    }

    private String missing(Hints hints) {
        return "Not in it: "
                + backup.unreadable().stream().map(WorkflowId::value).collect(Collectors.joining(", "))
                + ", since what is stored of them is not what was written. No older backup was deleted; see '"
                + hints.journeyman("audit " + backup.unreadable().get(0) + " --verify") + "'.\n";
    }

    /** For programs. */
    public ObjectNode document() {
        ObjectNode document = Documents.object()
                .put("file", backup.file().toString())
                .put("workflows", backup.workflows())
                .put("entries", backup.entries())
                .put("items", backup.items());
        ArrayNode unreadable = document.putArray("unreadable");
        backup.unreadable().forEach(id -> unreadable.add(id.value()));
        return document;
    }
}
