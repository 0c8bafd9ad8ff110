package dev.journeyman.backend.json;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.PostedSignal;
import dev.journeyman.api.store.WorkflowHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A {@link CheckpointStore} in plain files, for any number of processes on one machine.
 *
 * <p>Each workflow has a folder below {@code workflows}: {@code journal.jsonl} holds one entry a line, each with a hash
 * over the hash before it and its own text; {@code owner.lock} is locked by the owner as long as it lives; {@code owner}
 * says who that is; {@code inbox} holds a file for each signal; {@code head.json} is the workflow's line in the index.
 * A killed owner's workflow is free at once. A deleted one is moved out of sight as a whole before its files go. Network
 * file systems are refused.
 */
public final class JsonCheckpointStore implements CheckpointStore {
    /** So many workflows are known by where their lines end, beside those owned; of any other it is found out again. */
    private static final int MOST_KNOWN = 64;

    private final Path directory;
    private final AppendFile.Opener opener;
    private final Map<WorkflowId, WorkflowFolder> workflows = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * Opens the store in a state folder; creates nothing yet.
     *
     * @throws dev.journeyman.api.store.StoreException if the folder is on a network file system
     */
    public JsonCheckpointStore(Path stateDirectory) {
        this(stateDirectory, DiskFile::new);
    }

    JsonCheckpointStore(Path stateDirectory, AppendFile.Opener opener) {
        LocalDisk.require(stateDirectory);
        this.directory = stateDirectory.toAbsolutePath().resolve("workflows");
        this.opener = opener;
    }

    @Override
    public Optional<Lease> acquire(WorkflowId id, String owner) {
        if (closed) {
            throw new IllegalStateException("This store is closed: open another.");
        }
        WorkflowFolder workflow = workflow(id);
        Optional<Lease> lease = DiskTrouble.translated(workflow.path(), () -> workflow.acquire(owner));
        // It may have been forgotten meanwhile, but readers must go by what its owner has forced.
        lease.ifPresent(acquired -> workflows.put(id, workflow));
        return lease;
    }

    @Override
    public Optional<Owner> owner(WorkflowId id) {
        WorkflowFolder workflow = workflow(id);
        return DiskTrouble.translated(workflow.path(), workflow::owner);
    }

    @Override
    public List<JournalEntry> read(WorkflowId id, long afterSequence, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is at least 1.");
        }
        WorkflowFolder workflow = workflow(id);
        return DiskTrouble.translated(workflow.journalPath(), () -> workflow.read(afterSequence, limit));
    }

    @Override
    public List<WorkflowHead> list(HeadQuery query) {
        return query.select(DiskTrouble.translated(directory, this::heads).stream());
    }

    private List<WorkflowHead> heads() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.flatMap(folder -> workflowIn(folder).stream())
                    .flatMap(workflow -> workflow.heads().head().stream())
                    .toList();
        }
    }

    /** Empty for what is not ours. */
    private Optional<WorkflowFolder> workflowIn(Path folder) {
        try {
            return Optional.of(workflow(new WorkflowId(String.valueOf(folder.getFileName()))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public long post(WorkflowId id, String signalId, String json) {
        WorkflowFolder workflow = workflow(id);
        return DiskTrouble.translated(workflow.path(), () -> workflow.inbox().post(signalId, json));
    }

    @Override
    public List<PostedSignal> inbox(WorkflowId id, long afterPosition, Duration wait) throws InterruptedException {
        WorkflowFolder workflow = workflow(id);
        try {
            return workflow.inbox().read(afterPosition, wait);
        } catch (IOException e) {
            throw DiskTrouble.at(workflow.path(), e);
        }
    }

    /** With inbox and index. */
    @Override
    public long size(WorkflowId id) {
        WorkflowFolder workflow = workflow(id);
        return DiskTrouble.translated(workflow.path(), workflow::size);
    }

    private WorkflowFolder workflow(WorkflowId id) {
        if (workflows.size() > MOST_KNOWN) {
            workflows.values().removeIf(workflow -> !workflow.isOwned());
        }
        return workflows.computeIfAbsent(id, unknown -> new WorkflowFolder(id, directory.resolve(id.value()), opener));
    }

    @Override
    public void close() {
        closed = true;
        workflows.values().forEach(WorkflowFolder::close);
    }
}
