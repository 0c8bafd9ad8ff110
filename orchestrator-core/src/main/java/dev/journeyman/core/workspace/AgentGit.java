package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The git directory that agents and people find where they work: status, diff, log and commit work, and touch nobody.
 *
 * <p>The engine writes it and never reads it, so every file is replaced by a rename and no link is followed.
 */
final class AgentGit {
    private final Path folder;
    private final Store store;
    private final UserRepository user;

    AgentGit(Path directory, Store store, UserRepository user) {
        this.folder = directory.resolve(".git");
        this.store = store;
        this.user = user;
    }

    /** Makes git there say that a commit is checked out with nothing changed; refs that others made stay. */
    void standAt(ObjectId commit, Path index) throws IOException {
        for (String name : List.of("", "objects", "objects/info", "objects/pack", "refs", "refs/heads", "info")) {
            realFolder(folder.resolve(name));
        }
        Durable.write(folder.resolve("objects/info/alternates"), store.objects().getDirectory() + "\n");
        if (!Files.isRegularFile(folder.resolve("config"), LinkOption.NOFOLLOW_LINKS)) {
            Durable.write(folder.resolve("config"), config());
        }
        for (String name : List.of("shallow", "info/exclude", "info/attributes")) {
            if (Files.exists(store.folder().resolve(name))) {
                Durable.copy(store.folder().resolve(name), folder.resolve(name));
            }
        }
        Durable.copy(index, folder.resolve("index"));
        // Whoever held it was stopped before a move.
        Files.deleteIfExists(folder.resolve("index.lock"));
        Durable.write(folder.resolve("HEAD"), commit.name() + "\n");
    }

    private static void realFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.deleteIfExists(folder);
        Files.createDirectory(folder);
    }

    private String config() {
        Config config = new Config();
        config.setInt("core", null, "repositoryformatversion", 0);
        config.setBoolean("core", null, "bare", false);
        config.setBoolean("core", null, "logallrefupdates", true);
        config.setString("core", null, "hooksPath", folder.resolve("hooks").toString());
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("commit", null, "gpgsign", false);
        Settings.carry(user.config(), config);
        Identity identity = user.identity();
        config.setString("user", null, "name", identity.name());
        config.setString("user", null, "email", identity.email());
        return config.toText();
    }
}
