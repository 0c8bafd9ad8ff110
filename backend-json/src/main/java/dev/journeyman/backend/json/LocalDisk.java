package dev.journeyman.backend.json;

import dev.journeyman.api.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Refuses network file systems by name: their locks and renames do not promise what the stores rely on. */
final class LocalDisk {
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs3",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afpfs",
            "afs",
            "ncpfs",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
            "davfs",
            "webdav",
            "sshfs",
            "fuse",
            "osxfuse",
            "macfuse",
            "ocfs2",
            "gfs2",
            "beegfs");

    private LocalDisk() {}

    static void require(Path directory) {
        Path existing = nearestExisting(directory.toAbsolutePath());
        try {
            String type = Files.getFileStore(existing).type();
            if (isNetwork(type)) {
                throw new StoreException(
                        "The state folder " + directory + " is on a network file system (" + type
                                + "), where locks cannot be relied on: move the state folder to a local disk, or use a database store.");
            }
        } catch (IOException e) {
            throw DiskTrouble.at(existing, e);
        }
    }

    /** Every file system in user space counts: most are remote, and their locks are whatever their author made them. */
    static boolean isNetwork(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        return NETWORK.contains(name) || name.startsWith("fuse.");
    }

    private static Path nearestExisting(Path path) {
        Path parent = path.getParent();
        return Files.exists(path) || parent == null ? path : nearestExisting(parent);
    }
}
