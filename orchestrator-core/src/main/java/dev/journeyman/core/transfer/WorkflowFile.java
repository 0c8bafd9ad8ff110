package dev.journeyman.core.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.PostedSignal;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The record of one workflow as lines of text: a line that says what it is, then a line for each entry of the journal and each
 * signal of the inbox. Each entry's own text stands in it as it was written, so that its hash holds wherever it is read.
 *
 * @param project the project it was worked on in
 * @param entries the whole journal, in order
 * @param signals the whole inbox, in order
 */
record WorkflowFile(WorkflowId id, ProjectId project, List<JournalEntry> entries, List<PostedSignal> signals) {
    private static final int FORMAT = 1;
    private static final WrittenLines.Kind KIND =
            new WrittenLines.Kind("workflow", FORMAT, "workflow's record", "journeyman export");

    WorkflowFile {
        entries = List.copyOf(entries);
        signals = List.copyOf(signals);
    }

    /**
     * Writes it, readable for its owner only; durable on return.
     *
     * @throws OrchestratorException if there is such a file, or it cannot be written; then none is left
     */
    void write(Path file) throws InterruptedException {
        try {
            NewLines.create(file, this::write);
        } catch (FileAlreadyExistsException e) {
            throw new OrchestratorException(
                    Failure.giveUp("transfer.refused", file + " is there already: name another file."), e);
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp("transfer.unwritable", "Could not write " + file + " (" + e.getMessage() + ")."), e);
        }
    }

    /** As a part of a file. */
    void write(NewLines lines) throws IOException {
        lines.add(object().put("journeyman", KIND.word())
                .put("format", FORMAT)
                .put("workflow", id.value())
                .put("project", project.value())
                .put("entries", entries.size())
                .put("signals", signals.size()));
        for (JournalEntry entry : entries) {
            lines.add(object().put("entry", entry.sequence())
                    .put("hash", entry.hash())
                    .put("record", entry.json()));
        }
        for (PostedSignal signal : signals) {
            lines.add(object().put("signal", signal.position())
                    .put("id", signal.id())
                    .put("body", signal.json()));
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads one, and proves that it is whole and that its entries are chained.
     *
     * @throws OrchestratorException with what is wrong with the file
     */
    static WorkflowFile read(Path file) {
        try (WrittenLines lines = WrittenLines.open(file, KIND)) {
            WorkflowFile record = read(lines.head(), lines);
            lines.end();
            return record;
        }
    }

    /** Whether a record begins with this line. */
    static boolean begins(JsonNode line) {
        return line.path("journeyman").asText().equals(KIND.word());
    }

    /** Reads one that is a part of a file, behind its first line. */
    static WorkflowFile read(JsonNode head, WrittenLines lines) {
        List<JournalEntry> journal = entries(head.path("entries").asInt(), lines);
        List<PostedSignal> inbox = new ArrayList<>();
        for (int i = 0; i < head.path("signals").asInt(); i++) {
            JsonNode line = lines.next();
            inbox.add(new PostedSignal(
                    line.path("signal").asLong(),
                    line.path("id").asText(),
                    line.path("body").asText()));
        }
        return new WorkflowFile(
                new WorkflowId(head.path("workflow").asText()),
                new ProjectId(head.path("project").asText()),
                journal,
                inbox);
    }

    private static List<JournalEntry> entries(int count, WrittenLines lines) {
        List<JournalEntry> journal = new ArrayList<>();
        String hash = JournalEntry.GENESIS;
        for (int i = 1; i <= count; i++) {
            JsonNode line = lines.next();
            JournalEntry entry = new JournalEntry(
                    Math.max(1, line.path("entry").asLong()),
                    line.path("record").asText(),
                    line.path("hash").asText());
            if (entry.sequence() != i || !entry.follows(hash)) {
                throw lines.changed("its entry " + i + " does not follow from the one before");
            }
            hash = entry.hash();
            journal.add(entry);
        }
        return journal;
    }
}
