package dev.journeyman.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A git repository with one commit, made without a git program and without the user's hooks, filters and signing: the
 * commit is the same on every machine.
 */
final class SampleRepository {
    private static final String STATE = "journeyman";
    private static final PersonIdent AUTHOR = new PersonIdent(
            "Journeyman demo", "demo@localhost", Instant.parse("2026-01-01T09:00:00Z"), java.time.ZoneOffset.UTC);

    private final Path directory;
    private final Path gitDir;

    SampleRepository(Path directory) {
        this.directory = directory;
        this.gitDir = directory.resolve(Constants.DOT_GIT);
    }

    /** The commit is there; it is written last. */
    boolean complete() throws IOException {
        if (!Files.exists(gitDir.resolve(Constants.CONFIG))) {
            return false;
        }
        try (Repository repository = open()) {
            return repository.resolve(Constants.HEAD) != null;
        }
    }

    void create(List<SampleFile> files) throws IOException {
        clear();
        try (Repository repository = open()) {
            repository.create();
            repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
            commit(repository, add(repository, files));
        }
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder()
                .setGitDir(gitDir.toFile())
                .setWorkTree(directory.toFile())
                .build();
    }

    /** What a killed try left, but for the engine's state folder with our mark. */
    private void clear() throws IOException {
        try (Stream<Path> left = Files.walk(gitDir)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(gitDir) && !path.startsWith(gitDir.resolve(STATE))) {
                    Files.delete(path);
                }
            }
        }
    }

    private ObjectId add(Repository repository, List<SampleFile> files) throws IOException {
        DirCache index = repository.lockDirCache();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCacheBuilder builder = index.builder();
            for (SampleFile file : files) {
                builder.add(entry(file, inserter));
            }
            builder.finish();
            ObjectId tree = index.writeTree(inserter);
            inserter.flush();
            index.write();
            index.commit();
            return tree;
        } finally {
            index.unlock();
        }
    }

    private DirCacheEntry entry(SampleFile file, ObjectInserter inserter) throws IOException {
        Path path = directory.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.write(path, file.bytes());
        DirCacheEntry entry = new DirCacheEntry(file.path());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setLength(file.bytes().length);
        entry.setLastModified(Files.getLastModifiedTime(path).toInstant());
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.bytes()));
        return entry;
    }

    private static void commit(Repository repository, ObjectId tree) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(AUTHOR);
        commit.setCommitter(AUTHOR);
        commit.setMessage("chore: parking fees 1.2.0\n");
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate head = repository.updateRef(Constants.HEAD);
            head.setNewObjectId(id);
            head.setRefLogMessage("commit (initial): the demo's sample project", false);
            head.setRefLogIdent(AUTHOR);
            RefUpdate.Result result = head.update();
            if (result != RefUpdate.Result.NEW) {
                throw new IOException("the sample's first commit could not be set: " + result);
            }
        }
    }
}
