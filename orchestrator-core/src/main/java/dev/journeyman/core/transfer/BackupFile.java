package dev.journeyman.core.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.core.journal.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The form of a backup: a line that says what it is, the records of all workflows as {@link WorkflowFile} writes them, a line
 * for each work item, and a line that seals all before it, so that a file that was cut or changed is told from a whole one.
 */
final class BackupFile {
    private static final int FORMAT = 1;
    private static final String SEAL = "sha256";
    private static final WrittenLines.Kind KIND =
            new WrittenLines.Kind("backup", FORMAT, "backup", "journeyman backup");

    private final NewLines lines;

    private BackupFile(NewLines lines) {
        this.lines = lines;
    }

    /** Begins one. */
    static BackupFile begin(NewLines lines, ProjectId project, Instant at) throws IOException {
        lines.add(object().put("journeyman", KIND.word())
                .put("format", FORMAT)
                .put("project", project.value())
                .put("at", at.toString()));
        return new BackupFile(lines);
    }

    void add(WorkflowFile record) throws IOException {
        record.write(lines);
    }

    void add(WorkItem item) throws IOException {
        lines.add(object().set("item", Json.tree(item, WorkItem.class)));
    }

    void end() throws IOException {
        lines.add(object().put(SEAL, lines.seal()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Is given what stands in a backup, in order; one workflow's record at a time, since all may not fit into memory. */
    interface Reader {
        void workflow(WorkflowFile record) throws InterruptedException;

        void item(WorkItem item);
    }

    /** The project that a backup is of. */
    static ProjectId project(Path file) {
        try (WrittenLines lines = WrittenLines.open(file, KIND)) {
            return new ProjectId(lines.head().path("project").asText());
        }
    }

    /**
     * Reads one to its end.
     *
     * @throws OrchestratorException with what is wrong with the file
     */
    static void read(Path file, Reader reader) throws InterruptedException {
        try (WrittenLines lines = WrittenLines.open(file, KIND)) {
            lines.head();
            JsonNode line = lines.next();
            while (!line.has(SEAL)) {
                read(line, lines, reader);
                line = lines.next();
            }
            if (!line.path(SEAL).asText().equals(lines.sealBefore())) {
                throw lines.changed("its last line does not fit those before");
            }
            lines.end();
        }
    }

    private static void read(JsonNode line, WrittenLines lines, Reader reader) throws InterruptedException {
        if (WorkflowFile.begins(line)) {
            reader.workflow(WorkflowFile.read(line, lines));
        } else if (line.has("item")) {
            reader.item(Json.value(line.path("item"), WorkItem.class));
        } else {
            throw lines.changed("it has a line that belongs to nothing");
        }
    }
}
