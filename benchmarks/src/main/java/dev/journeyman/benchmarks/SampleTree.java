package dev.journeyman.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A project of many small source files, the same for every run. */
public final class SampleTree {
    private static final int FILES_PER_FOLDER = 50;
    private static final int LINES = 40;
    private static final PersonIdent AUTHOR = new PersonIdent("Sample", "sample@localhost");

    private final int files;
    private final Random random = new Random(42);

    /** A project of so many files. */
    public SampleTree(int files) {
        this.files = files;
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>(files);
        for (int i = 0; i < files; i++) {
            int folder = i / FILES_PER_FOLDER;
            paths.add("module" + folder / 20 + "/src/part" + folder + "/File" + i + ".java");
        }
        return paths;
    }

    /** Some paths, others each time. */
    List<String> somePaths(int count) {
        List<String> all = paths();
        return random.ints(0, all.size())
                .distinct()
                .limit(count)
                .mapToObj(all::get)
                .toList();
    }

    /** What a file says after a change; lines around the changed one stay. */
    String text(String path, int version) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            text.append("// line ").append(line).append(" of ").append(path);
            text.append(line == LINES / 2 ? " version " + version : "").append('\n');
        }
        return text.toString();
    }

    /** Makes a bare repository whose branch {@code main} holds the tree. */
    public void commitTo(Path folder) throws IOException {
        try (Repository git =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build()) {
            git.create(true);
            RefUpdate main = git.updateRef(Constants.R_HEADS + "main");
            main.setNewObjectId(commit((FileRepository) git));
            main.update();
            git.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
        }
    }

    private ObjectId commit(FileRepository git) throws IOException {
        try (PackInserter inserter = git.getObjectDatabase().newPackInserter()) {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (String path : paths()) {
                DirCacheEntry entry = new DirCacheEntry(path);
                entry.setFileMode(FileMode.REGULAR_FILE);
                entry.setObjectId(
                        inserter.insert(Constants.OBJ_BLOB, text(path, 0).getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setAuthor(AUTHOR);
            commit.setCommitter(AUTHOR);
            commit.setMessage("A sample\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /** Changes files in a checkout. */
    void change(Path checkout, List<String> paths, int version) throws IOException {
        for (String path : paths) {
            Files.writeString(checkout.resolve(path), text(path, version));
        }
    }
}
