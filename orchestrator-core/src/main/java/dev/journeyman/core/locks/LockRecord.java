package dev.journeyman.core.locks;

import dev.journeyman.api.WorkflowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the items of one workflow hold and wait for.
 *
 * @param workflow the workflow
 * @param process the process that runs it
 * @param started when that process started, which tells it from a later one of the same number
 * @param holds items at work
 * @param waits items that cannot start yet
 */
record LockRecord(WorkflowId workflow, long process, String started, List<Hold> holds, List<Wait> waits) {
    private static final long OURS = ProcessHandle.current().pid();
    private static final String SINCE = start(OURS).orElse("");

    /**
     * An item at work.
     *
     * @param item its path in the workflow, which ends in its key
     * @param paths its files
     */
    record Hold(String item, List<String> paths, Instant since) {
        /** The first of its files that another item cannot have at the same time, if any. */
        Optional<String> inTheWayOf(List<String> wanted) {
            return paths.stream()
                    .filter(held -> wanted.stream().anyMatch(path -> overlap(held, path)))
                    .findFirst();
        }
    }

    /**
     * An item that cannot start yet.
     *
     * @param path the file it waits for
     * @param holder the workflow that holds it
     * @param holding the item that holds it
     */
    record Wait(String item, String path, WorkflowId holder, String holding, Instant since) {}

    /** Of a workflow that this process runs. */
    static LockRecord of(WorkflowId workflow) {
        return new LockRecord(workflow, OURS, SINCE, List.of(), List.of());
    }

    private static boolean overlap(String one, String other) {
        return one.equals(other)
                || (one.endsWith("/") && other.startsWith(one))
                || (other.endsWith("/") && one.startsWith(other));
    }

    /** Whether the process lives. */
    boolean alive() {
        return process == OURS ? started.equals(SINCE) : start(process).equals(Optional.of(started));
    }

    private static Optional<String> start(long process) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .map(handle ->
                        handle.info().startInstant().map(Instant::toString).orElse(""));
    }

    boolean empty() {
        return holds.isEmpty() && waits.isEmpty();
    }

    LockRecord without(String item) {
        return new LockRecord(
                workflow,
                process,
                started,
                holds.stream()
                        .filter(Predicate.not(hold -> hold.item().equals(item)))
                        .toList(),
                waits.stream()
                        .filter(Predicate.not(wait -> wait.item().equals(item)))
                        .toList());
    }

    LockRecord with(Hold hold) {
        LockRecord rest = without(hold.item());
        return new LockRecord(
                workflow,
                process,
                started,
                Stream.concat(rest.holds.stream(), Stream.of(hold)).toList(),
                rest.waits);
    }

    LockRecord with(Wait wait) {
        LockRecord rest = without(wait.item());
        return new LockRecord(
                workflow,
                process,
                started,
                rest.holds,
                Stream.concat(rest.waits.stream(), Stream.of(wait)).toList());
    }

    /** The lock on a file that is in the way of some, if any. */
    Optional<FileLock> inTheWayOf(List<String> wanted) {
        return holds.stream()
                .flatMap(hold -> hold.inTheWayOf(wanted).stream().map(path -> lock(hold, path, List.of())))
                .findFirst();
    }

    /** All its locks, with who waits for them among the workflows of these records. */
    Stream<FileLock> locks(List<LockRecord> all) {
        return holds.stream()
                .flatMap(hold -> hold.paths().stream().map(path -> lock(hold, path, waiting(all, hold, path))));
    }

    private List<FileLock.Waiter> waiting(List<LockRecord> all, Hold hold, String path) {
        return all.stream()
                .filter(LockRecord::alive)
                .flatMap(other -> other.waits.stream()
                        .filter(wait -> wait.holder().equals(workflow)
                                && wait.holding().equals(key(hold.item()))
                                && wait.path().equals(path))
                        .map(wait -> new FileLock.Waiter(other.workflow, key(wait.item()), wait.since())))
                .toList();
    }

    private FileLock lock(Hold hold, String path, List<FileLock.Waiter> waiting) {
        return new FileLock(workflow, key(hold.item()), path, hold.since(), process, alive(), waiting);
    }

    private static String key(String item) {
        return item.substring(item.lastIndexOf('/') + 1);
    }
}
