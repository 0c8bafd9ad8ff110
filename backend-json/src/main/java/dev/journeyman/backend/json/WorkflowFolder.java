package dev.journeyman.backend.json;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one workflow, as one store sees them. */
final class WorkflowFolder {
    private final WorkflowId id;
    private final Path folder;
    private final AppendFile.Opener opener;
    private final JournalFile journal;
    private final OwnerFile owner;
    private final HeadFile heads;
    private final Inbox inbox;
    private volatile @Nullable FileLease lease;

    WorkflowFolder(WorkflowId id, Path folder, AppendFile.Opener opener) {
        this.id = id;
        this.folder = folder;
        this.opener = opener;
        this.journal = new JournalFile(journalPath());
        this.owner = new OwnerFile(folder.resolve("owner"));
        this.heads = new HeadFile(folder.resolve("head.json"));
        this.inbox = new Inbox(folder.resolve("inbox"));
    }

    WorkflowId id() {
        return id;
    }

    Path path() {
        return folder;
    }

    Path journalPath() {
        return folder.resolve("journal.jsonl");
    }

    HeadFile heads() {
        return heads;
    }

    Inbox inbox() {
        return inbox;
    }

    Optional<Owner> owner() throws IOException {
        return owner.owner();
    }

    /** Whether this store owns it. */
    boolean isOwned() {
        return lease != null;
    }

    /** While this store owns the workflow, what it has not forced yet is not there for its readers. */
    List<JournalEntry> read(long afterSequence, int limit) throws IOException {
        FileLease held = lease;
        return journal.read(afterSequence, limit, held == null ? Long.MAX_VALUE : held.durableEnd());
    }

    Optional<Lease> acquire(String name) throws IOException {
        PrivateFiles.createFolders(folder);
        Optional<OwnerLock> lock = OwnerLock.tryAcquire(folder.resolve("owner.lock"));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(closingUnless(lock.get(), () -> take(name, lock.get())));
    }

    /** The journal is checked before anything is written, so that a corrupt one stays as it was found. */
    private FileLease take(String name, OwnerLock lock) throws IOException {
        JournalFile.Tail tail = journal.tail();
        PrivateFiles.create(journalPath());
        AppendLog log = AppendLog.open(journalPath(), tail.end(), opener);
        long epoch = closingUnless(log, () -> owner.take(name));
        FileLease taken = new FileLease(this, lock, log, epoch, tail);
        lease = taken;
        return taken;
    }

    /** Closes what would otherwise be left open by a failure. */
    private static <T> T closingUnless(Closeable resource, IoCall<T> succeeds) throws IOException {
        boolean succeeded = false;
        try {
            T result = succeeds.call();
            succeeded = true;
            return result;
        } finally {
            if (!succeeded) {
                resource.close();
            }
        }
    }

    /** Takes all files out of sight at once; to be called while the lease is held. Yields where they are now. */
    Path moveAway() throws IOException {
        heads.forget();
        return DeletedFolders.add(folder);
    }

    /** Bytes on the disk. */
    long size() throws IOException {
        return FolderTree.size(folder);
    }

    /** Ends the lease of what was moved away: by its name there may be another owner's already. */
    void forget(OwnerLock lock, AppendLog log) {
        heads.release();
        quietly(log::close);
        lease = null;
        quietly(lock::close);
    }

    /** Ends a lease. The note goes before the lock, so that it never speaks of the next owner. */
    void release(FileLease ended, OwnerLock lock, AppendLog log) {
        heads.release();
        quietly(owner::free);
        quietly(log::close);
        lease = null;
        quietly(lock::close);
    }

    /** The end of a lease cannot fail: a note that could not be written names a process that will end. */
    private static void quietly(Ending ending) {
        try {
            ending.end();
        } catch (IOException e) {
            return;
        }
    }

    @FunctionalInterface
    private interface Ending {
        void end() throws IOException;
    }

    /** Ends the lease this store holds, if any. */
    void close() {
        FileLease held = lease;
        if (held != null) {
            held.close();
        }
    }
}
