package dev.journeyman.core.workspace;

import dev.journeyman.api.WorkflowId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What workflows take of the disk beside their journals: directories of their own, and the objects that all share. */
public final class Holdings {
    private final GitProject project;

    Holdings(GitProject project) {
        this.project = project;
    }

    /** Whether a workflow holds anything that could be released. */
    public boolean exist(WorkflowId id) {
        return Attempt.get(
                "look what workflow " + id + " holds",
                () -> thereIsAStore() && project.belongings(id).exist());
    }

    /** The workflows that hold something. */
    public List<WorkflowId> owners() {
        return Attempt.get("look which workflows hold something", () -> {
            Path items = project.storeFolder().resolve("items");
            if (!Files.isDirectory(items)) {
                return List.of();
            }
            try (Stream<Path> folders = Files.list(items)) {
                return folders.map(folder -> new WorkflowId(String.valueOf(folder.getFileName())))
                        .toList();
            }
        });
    }

    /** Bytes of the directories of a workflow. */
    public long size(WorkflowId id) {
        return Attempt.get(
                "measure the directories of workflow " + id,
                () -> thereIsAStore() ? project.belongings(id).size() : 0L);
    }

    /** Bytes of the objects. */
    public long objects() {
        return Attempt.get("measure the objects of workflows", this::measure);
    }

    /**
     * Drops the objects if no workflow is left that may need one.
     *
     * @return the bytes that are free now
     */
    public long dropObjects() {
        return Attempt.get(
                "drop the objects of workflows",
                () -> thereIsAStore() ? project.lock().holding(this::dropUnused) : 0L);
    }

    private long dropUnused() throws IOException {
        project.renew();
        if (!project.store().isUnused()) {
            return 0;
        }
        long before = measure();
        project.store().dropObjects();
        project.renew();
        return before - measure();
    }

    private long measure() throws IOException {
        Path objects = project.storeFolder().resolve("objects");
        return FolderSize.of(objects) - FolderSize.of(objects.resolve("info"));
    }

    private boolean thereIsAStore() {
        return Files.isDirectory(project.storeFolder());
    }
}
