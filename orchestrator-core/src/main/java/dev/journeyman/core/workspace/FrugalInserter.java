package dev.journeyman.core.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/**
 * Writes only objects that neither the store nor the user's repository has: the first ones loose, many as one pack.
 *
 * <p>JGit's own pack inserter writes borrowed objects again and forces nothing to the disk.
 */
final class FrugalInserter extends ObjectInserter.Filter {
    private static final int LOOSE_AT_MOST = 50;

    private final ObjectDirectory objects;
    private final ObjectInserter loose;
    private @Nullable PackInserter pack;
    private int written;

    FrugalInserter(ObjectDirectory objects) {
        this.objects = objects;
        this.loose = objects.newInserter();
    }

    @Override
    protected ObjectInserter delegate() {
        return pack == null ? loose : pack;
    }

    @Override
    public ObjectId insert(int type, byte[] data) throws IOException {
        return insert(type, data, 0, data.length);
    }

    @Override
    public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
        ObjectId id = idFor(type, data, offset, length);
        if (objects.has(id)) {
            return id;
        }
        if (pack == null && ++written > LOOSE_AT_MOST) {
            pack = newPack();
        }
        return delegate().insert(type, data, offset, length);
    }

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
        return insert(type, in.readNBytes(Math.toIntExact(length)));
    }

    @Override
    public void flush() throws IOException {
        loose.flush();
        if (pack != null) {
            flush(pack);
            pack.close();
            pack = null;
        }
        written = 0;
    }

    @Override
    public void close() {
        loose.close();
        if (pack != null) {
            pack.close();
        }
    }

    private PackInserter newPack() {
        PackInserter inserter = objects.newPackInserter();
        inserter.setCompressionLevel(1);
        inserter.checkExisting(false);
        return inserter;
    }

    private void flush(PackInserter inserter) throws IOException {
        Path folder = objects.getPackDirectory().toPath();
        Set<Path> before = filesIn(folder);
        inserter.flush();
        Set<Path> fresh = filesIn(folder);
        fresh.removeAll(before);
        for (Path file : fresh) {
            Durable.force(file);
        }
        Durable.forceFolder(folder);
    }

    private static Set<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().endsWith(".pack") || file.toString().endsWith(".idx"))
                    .collect(HashSet::new, Set::add, Set::addAll);
        }
    }
}
