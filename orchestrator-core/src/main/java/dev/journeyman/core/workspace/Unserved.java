package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** Kinds of repositories that JGit would open, and then misread: refused by their configuration. */
final class Unserved {
    private final Path repository;
    private final Config config;

    private Unserved(Path repository, Config config) {
        this.repository = repository;
        this.config = config;
    }

    static void refuse(Path commonDirectory) throws IOException {
        Unserved kinds = new Unserved(commonDirectory, read(commonDirectory.resolve("config")));
        kinds.refuseObjectFormat();
        kinds.refuseRefStorage();
        kinds.refusePartialClone();
    }

    private static Config read(Path file) throws IOException {
        Config config = new Config();
        try {
            config.fromText(Files.exists(file) ? Files.readString(file) : "");
        } catch (ConfigInvalidException e) {
            throw Attempt.refused("repository.config", "Git cannot read " + file + ": " + e.getMessage());
        }
        return config;
    }

    private void refuseObjectFormat() {
        String format = config.getString("extensions", null, "objectFormat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw Attempt.refused(
                    "repository.object-format",
                    "The repository " + repository + " names objects by " + format
                            + "; only SHA-1 can be served. Work in a clone that was made with 'git init"
                            + " --object-format=sha1'.");
        }
    }

    private void refuseRefStorage() {
        String storage = config.getString("extensions", null, "refStorage");
        if (storage != null && !storage.equalsIgnoreCase("files")) {
            throw Attempt.refused(
                    "repository.ref-storage",
                    "The repository " + repository + " keeps its branches in a " + storage
                            + "; only files can be served. Convert it with 'git refs migrate --ref-format=files'.");
        }
    }

    private void refusePartialClone() {
        boolean promised = config.getSubsections("remote").stream()
                .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false));
        if (promised || config.getString("extensions", null, "partialClone") != null) {
            throw Attempt.refused(
                    "repository.partial-clone",
                    "The repository " + repository + " is a partial clone, whose files may be missing."
                            + " Use a full clone: 'git clone' without --filter.");
        }
    }
}
