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
import dev.journeyman.core.journal.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The record of one workflow as a text file: a line that says what it is, then a line for each entry of the journal and each
 * signal of the inbox. Each entry's own text stands in it as it was written, so that its hash holds wherever it is read.
 *
 * @param project the project it was worked on in
 * @param entries the whole journal, in order
 * @param signals the whole inbox, in order
 */
record WorkflowFile(WorkflowId id, ProjectId project, List<JournalEntry> entries, List<PostedSignal> signals) {
    private static final int FORMAT = 1;

    WorkflowFile {
        entries = List.copyOf(entries);
        signals = List.copyOf(signals);
    }

    /**
     * Writes it, readable for its owner only; durable on return.
     *
     * @throws OrchestratorException if there is such a file, or it cannot be written; then none is left
     */
    void write(Path file) {
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(line).append('\n'));
        try {
            create(file, text.toString());
        } catch (FileAlreadyExistsException e) {
            throw refused(file, "is there already: name another file");
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp("transfer.unwritable", "Could not write " + file + " (" + e.getMessage() + ")."), e);
        }
    }

    private static void create(Path file, String text) throws IOException {
        boolean posix = file.toAbsolutePath()
                .getFileSystem()
                .supportedFileAttributeViews()
                .contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, anew, ownersOnly)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        lines.add(object().put("journeyman", "workflow")
                .put("format", FORMAT)
                .put("workflow", id.value())
                .put("project", project.value())
                .put("entries", entries.size())
                .put("signals", signals.size()));
        entries.forEach(entry -> lines.add(object().put("entry", entry.sequence())
                .put("hash", entry.hash())
                .put("record", entry.json())));
        signals.forEach(signal -> lines.add(
                object().put("signal", signal.position()).put("id", signal.id()).put("body", signal.json())));
        return lines;
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
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "transfer.unreadable",
                            "Could not read " + file + " (" + e + "): name a file that"
                                    + " 'journeyman export' has written."),
                    e);
        }
        JsonNode head = lines.isEmpty() ? object() : line(file, lines, 0);
        if (!head.path("journeyman").asText().equals("workflow")) {
            throw refused(file, "is no workflow's record: name a file that 'journeyman export' has written");
        }
        if (head.path("format").asInt() > FORMAT) {
            throw refused(file, "was written by a newer version of Journeyman: use that version");
        }
        return whole(file, lines, head);
    }

    private static WorkflowFile whole(Path file, List<String> lines, JsonNode head) {
        int entries = head.path("entries").asInt();
        int signals = head.path("signals").asInt();
        if (lines.size() != 1 + entries + signals) {
            throw refused(
                    file,
                    "was cut: it has " + lines.size() + " lines of " + (1 + entries + signals)
                            + "; export the workflow again");
        }
        List<JournalEntry> journal = new ArrayList<>();
        String hash = JournalEntry.GENESIS;
        for (int i = 1; i <= entries; i++) {
            JsonNode line = line(file, lines, i);
            JournalEntry entry = new JournalEntry(
                    line.path("entry").asLong(),
                    line.path("record").asText(),
                    line.path("hash").asText());
            if (entry.sequence() != i || !entry.follows(hash)) {
                throw refused(
                        file,
                        "was changed after it was written: its entry " + i
                                + " does not follow from the one before; export the workflow again");
            }
            hash = entry.hash();
            journal.add(entry);
        }
        List<PostedSignal> inbox = new ArrayList<>();
        for (int i = entries + 1; i < lines.size(); i++) {
            JsonNode line = line(file, lines, i);
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

    private static JsonNode line(Path file, List<String> lines, int index) {
        try {
            return Json.read(lines.get(index), JsonNode.class);
        } catch (OrchestratorException e) {
            throw refused(
                    file,
                    "cannot be read in line " + (index + 1) + ": name a file that 'journeyman export' has"
                            + " written, or export the workflow again");
        }
    }

    private static OrchestratorException refused(Path file, String why) {
        return new OrchestratorException(Failure.giveUp("transfer.refused", file + " " + why + "."));
    }
}
