package dev.journeyman.core.locks;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.workspace.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that items hold, of all workflows of a project on this machine: a file for each workflow at work.
 *
 * <p>An item takes all its files or none, and who waits holds nothing, so nobody waits in a circle. What a dead process held
 * binds nobody. Nothing that is delivered depends on these locks, since every workflow works in directories of its own: if
 * they cannot be written, work goes on without. Thread-safe, and safe across processes.
 */
public final class LockFolder {
    private static final Logger LOG = LoggerFactory.getLogger(LockFolder.class);
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final InstantSource clock;
    private final StoreLock turn;
    /** What the workflows that this process runs hold; used by who has the turn. */
    private final Map<WorkflowId, LockRecord> ours = new HashMap<>();

    /** @param folder is made at the first lock */
    public LockFolder(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        this.turn = new StoreLock(folder.resolve("turn"));
    }

    /**
     * Takes an item's files, unless another workflow has one of them: then the item is noted as waiting for it.
     *
     * @param item its path in the workflow, which ends in its key
     * @return what is in the way; empty if the files are the item's now
     */
    public Optional<FileLock> take(WorkflowId workflow, String item, List<String> paths) {
        return inTurn(paths, () -> {
            Optional<FileLock> held = inTheWay(workflow, paths);
            change(
                    workflow,
                    record -> held.map(lock -> record.with(new LockRecord.Wait(
                                    item, lock.path(), lock.workflow(), lock.item(), clock.instant())))
                            .orElseGet(() -> record.with(new LockRecord.Hold(item, paths, clock.instant()))));
            return held;
        });
    }

    /**
     * Takes an item's files, whoever else has them.
     *
     * @param item its path in the workflow, which ends in its key
     * @return the lock of another workflow on one of them, if any
     */
    public Optional<FileLock> share(WorkflowId workflow, String item, List<String> paths) {
        return inTurn(paths, () -> {
            change(workflow, record -> record.with(new LockRecord.Hold(item, paths, clock.instant())));
            return inTheWay(workflow, paths);
        });
    }

    /** An item is not at work any more. */
    public void free(WorkflowId workflow, String item) {
        inTurn(() -> {
            if (ours.containsKey(workflow)) {
                change(workflow, record -> record.without(item));
            }
            return Optional.empty();
        });
    }

    /** A workflow is not at work any more. */
    public void freeAll(WorkflowId workflow) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        inTurn(() -> {
            change(workflow, record -> LockRecord.of(workflow));
            return Optional.empty();
        });
    }

    /** All locks, those of dead processes too, by path. */
    public List<FileLock> all() {
        List<LockRecord> records = records();
        return records.stream()
                .flatMap(record -> record.locks(records))
                .sorted(Comparator.comparing(FileLock::path).thenComparing(FileLock::since))
                .toList();
    }

    /** Something to do that may fail on disk. */
    @FunctionalInterface
    private interface Turn {
        Optional<FileLock> run() throws IOException;
    }

    private Optional<FileLock> inTurn(List<String> paths, Turn body) {
        return paths.isEmpty() ? Optional.empty() : inTurn(body);
    }

    private Optional<FileLock> inTurn(Turn body) {
        // An interrupt would close the file that is locked, and leave locks behind that nobody frees.
        boolean interrupted = Thread.interrupted();
        try {
            Files.createDirectories(folder);
            return turn.holding(body::run);
        } catch (IOException e) {
            LOG.warn("The locks in {} cannot be kept; work goes on without them.", folder, e);
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<FileLock> inTheWay(WorkflowId workflow, List<String> paths) {
        return records().stream()
                .filter(record -> !record.workflow().equals(workflow))
                .filter(LockRecord::alive)
                .flatMap(record -> record.inTheWayOf(paths).stream())
                .findFirst();
    }

    private void change(WorkflowId workflow, UnaryOperator<LockRecord> change) throws IOException {
        LockRecord before = ours.getOrDefault(workflow, LockRecord.of(workflow));
        LockRecord after = change.apply(before);
        if (after.empty()) {
            ours.remove(workflow);
            Files.deleteIfExists(file(workflow));
        } else {
            ours.put(workflow, after);
            write(file(workflow), Json.write(after, LockRecord.class));
        }
    }

    /** Not forced: after a crash of the machine the process it names is gone. */
    private static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path file(WorkflowId workflow) {
        return folder.resolve(workflow.value() + SUFFIX);
    }

    private List<LockRecord> records() {
        List<LockRecord> records = new ArrayList<>();
        for (Path file : files()) {
            read(file).ifPresent(records::add);
        }
        return records;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            LOG.warn("The locks in {} cannot be read.", folder, e);
            return List.of();
        }
    }

    /** Empty for one that goes while it is looked at, and for what is none of ours. */
    private static Optional<LockRecord> read(Path file) {
        try {
            return Optional.of(Json.read(Files.readString(file), LockRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | OrchestratorException e) {
            LOG.warn("The locks in {} cannot be read: they bind nobody.", file, e);
            return Optional.empty();
        }
    }
}
