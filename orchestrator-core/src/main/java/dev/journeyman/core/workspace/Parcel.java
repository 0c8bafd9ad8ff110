package dev.journeyman.core.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;

/** A commit with all objects that somebody does not have yet, as one pack. */
final class Parcel {
    private final Store store;
    private final ObjectId commit;
    private final Set<? extends ObjectId> known;

    /**
     * To be sent.
     *
     * @param known commits that the receiver has
     */
    Parcel(Store store, ObjectId commit, Set<? extends ObjectId> known) {
        this.store = store;
        this.commit = commit;
        this.known = known;
    }

    /** Puts a pack of its own into a repository, whatever of it is there already; git forces it to the disk. */
    void sendTo(Repository target) throws IOException {
        Path pack = Files.createTempFile(store.folder(), "delivery", ".tmp");
        try {
            write(pack);
            try (InputStream in = Files.newInputStream(pack);
                    ObjectInserter inserter = target.newObjectInserter()) {
                inserter.newPackParser(in).parse(NullProgressMonitor.INSTANCE);
                inserter.flush();
            }
        } finally {
            Files.deleteIfExists(pack);
        }
    }

    private void write(Path pack) throws IOException {
        try (OutputStream out = Files.newOutputStream(pack);
                PackWriter writer = new PackWriter(store.git())) {
            writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commit), known);
            writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, out);
        }
    }
}
