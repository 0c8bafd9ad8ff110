package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The contents that Git LFS has fetched for a repository; read, never written, and never fetched.
 *
 * @param objects the folder they lie in
 */
record LfsContents(Path objects) {
    static LfsContents of(UserRepository user) {
        String storage = user.config().getString("lfs", null, "storage");
        return new LfsContents(user.commonDirectory()
                .resolve(storage == null ? "lfs" : storage)
                .resolve("objects"));
    }

    /** The file that a pointer means; empty if it was not fetched, or only half. */
    Optional<Path> find(LfsPointer pointer) throws IOException {
        String oid = pointer.oid();
        Path file = objects.resolve(oid.substring(0, 2))
                .resolve(oid.substring(2, 4))
                .resolve(oid);
        return Files.isRegularFile(file) && Files.size(file) == pointer.size() ? Optional.of(file) : Optional.empty();
    }
}
