package dev.journeyman.cli.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.core.transfer.Transfer;
import java.nio.file.Path;

/** What an export or import has moved, as text and as JSON. */
public final class TransferText {
    private final Transfer.Moved moved;
    private final Path file;

    /** Of a workflow's record and the file it went to or came from. */
    public TransferText(Transfer.Moved moved, Path file) {
        this.moved = moved;
        this.file = file;
    }

    /**
     * After an export.
     *
     * @param gone whether the store has forgotten it
     * @param next the command that takes the file in
     */
    public String exported(boolean gone, String next) {
        return "Workflow " + moved.id() + " is in " + file + ": " + contents() + ".\n"
                + (gone ? "" : "It is still in this store: resume it in one place only.\n")
                + "Take it into another store with: " + next + " --store NAME\n";
    }

    /**
     * After an import.
     *
     * @param next the command that goes on with it
     */
    public String imported(String next) {
        return "Workflow " + moved.id() + " is in this store: " + contents() + ". Go on with: " + next + "\n";
    }

    private String contents() {
        return moved.entries() + " entries, " + moved.signals() + (moved.signals() == 1 ? " signal" : " signals");
    }

    /** The same. */
    public ObjectNode document() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("workflow", moved.id().value())
                .put("file", file.toString())
                .put("entries", moved.entries())
                .put("signals", moved.signals());
    }
}
