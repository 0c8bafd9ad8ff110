package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.util.FileUtils;

/**
 * Where the parts of a desk lie: the directory in the state home, the engine's notes about it in the store.
 *
 * <p>A directory is the engine's only if a note claims it.
 */
final class DeskFiles {
    private final Path items;
    private final Path home;
    private final String name;

    /**
     * @param items the workflow's folder in the store
     * @param home the workflow's folder in the state home
     */
    DeskFiles(Path items, Path home, String name) {
        this.items = items;
        this.home = home;
        this.name = name;
    }

    Path directory() {
        return home.resolve(name);
    }

    Path index() {
        return items.resolve(name + ".index");
    }

    Path leftovers() {
        return items.resolve(name + ".leftovers");
    }

    /** By what the directory was made ready. */
    Path ready() {
        return items.resolve(name + ".ready");
    }

    /** Takes files that were in the way; a dot keeps it from being a desk's name. */
    Path aside() {
        return home.resolve(".aside").resolve(name);
    }

    private Path note() {
        return items.resolve(name + ".at");
    }

    /** The commit that the note says the directory stands at. */
    Optional<String> claimed() throws IOException {
        return Files.exists(note()) ? Optional.of(Files.readString(note()).strip()) : Optional.empty();
    }

    void claim(String commit) throws IOException {
        Durable.write(note(), commit + "\n");
    }

    /** Drops all notes of a directory that is gone. */
    void forget() throws IOException {
        Files.createDirectories(items);
        Files.deleteIfExists(note());
        Files.deleteIfExists(index());
        Files.deleteIfExists(leftovers());
        Files.deleteIfExists(ready());
    }

    Path emptyDraft() throws IOException {
        Path draft = home.resolve(".new").resolve(name);
        delete(draft);
        Files.deleteIfExists(directory());
        Durable.privateFolder(home);
        return Files.createDirectories(draft);
    }

    void delete() throws IOException {
        if (claimed().isPresent()) {
            delete(directory());
        }
        delete(home.resolve(".new").resolve(name));
        forget();
    }

    private static void delete(Path folder) throws IOException {
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
    }
}
