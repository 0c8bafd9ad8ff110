package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.slf4j.LoggerFactory;

/** A user's repository in a temporary folder, and a project opened on it. */
final class Fixture implements AutoCloseable {
    static final WorkflowId WORKFLOW = new WorkflowId("add-login");

    static {
        SystemReader.setInstance(new NobodyConfigured(SystemReader.getInstance()));
        // JGit says so much that a test takes twice as long.
        ((Logger) LoggerFactory.getLogger("org.eclipse.jgit")).setLevel(Level.WARN);
    }

    final Path root;
    final Path stateHome;
    final Git git;
    private final AtomicLong seconds = new AtomicLong(1_800_000_000L);
    private Optional<GitProject> project = Optional.empty();

    private Fixture(Path root, Path stateHome, Git git) {
        this.root = root;
        this.stateHome = stateHome;
        this.git = git;
    }

    /** A repository without a commit. */
    static Fixture empty(Path folder) {
        try {
            Path root = Files.createDirectories(folder.resolve("shop"));
            Git git = Git.init()
                    .setDirectory(root.toFile())
                    .setInitialBranch("main")
                    .call();
            return new Fixture(root, folder.resolve("state"), git);
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A repository with a few files in one commit. */
    static Fixture sample(Path folder) {
        Fixture fixture = empty(folder);
        fixture.write("README.md", "# Shop\n");
        fixture.write("src/Main.java", "class Main {\n    int one() {\n        return 1;\n    }\n}\n");
        fixture.write("src/util/Text.java", "class Text {}\n");
        fixture.write(".gitignore", "target/\n*.log\n");
        fixture.commit("start");
        return fixture;
    }

    /** Time that moves a second with each question. */
    InstantSource clock() {
        return () -> Instant.ofEpochSecond(seconds.incrementAndGet());
    }

    GitProject project() {
        if (project.isEmpty()) {
            project = Optional.of(GitProject.open(root, stateHome, clock()));
        }
        return project.get();
    }

    Workspace workspace() {
        return project().workspace(WORKFLOW, Optional.empty());
    }

    /** As after a crash: what was open is closed, and opened again. */
    Workspace reopened() {
        return reopened(Optional.empty());
    }

    /** The same, for who recorded where the work started. */
    Workspace reopened(Optional<String> base) {
        closeProject();
        return project().workspace(WORKFLOW, base);
    }

    void write(String path, String text) {
        write(root, path, text);
    }

    static void write(Path directory, String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String commit(String message) {
        try {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit()
                    .setMessage(message)
                    .setAuthor("Ada", "ada@example.org")
                    .setCommitter("Ada", "ada@example.org")
                    .setSign(false)
                    .call()
                    .name();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    Path gitDirectory() {
        return root.resolve(".git");
    }

    /** Every file of the git directory but the engine's folder, with the hash of its bytes. */
    SortedMap<String, String> gitFiles() {
        return hashes(gitDirectory(), "journeyman/");
    }

    static SortedMap<String, String> hashes(Path folder, String except) {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !folder.relativize(file).toString().startsWith(except))
                    .forEach(file -> hashes.put(folder.relativize(file).toString(), hash(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes;
    }

    private static String hash(Path file) {
        try {
            byte[] bytes = Files.isSymbolicLink(file)
                    ? ("link to " + Files.readSymbolicLink(file)).getBytes(UTF_8)
                    : Files.readAllBytes(file);
            String mode = Files.isSymbolicLink(file) ? "l " : Files.isExecutable(file) ? "x " : "- ";
            return mode
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The failure that a call must end with. */
    static Failure failureOf(ThrowingCallable call) {
        OrchestratorException thrown = catchThrowableOfType(OrchestratorException.class, call);
        assertThat(thrown).as("an OrchestratorException").isNotNull();
        return thrown.failure();
    }

    void closeProject() {
        project.ifPresent(GitProject::close);
        project = Optional.empty();
    }

    @Override
    public void close() {
        closeProject();
        git.close();
    }

    /** A machine on which nobody wrote a git configuration. */
    private static final class NobodyConfigured extends SystemReader.Delegate {
        NobodyConfigured(SystemReader real) {
            super(real);
        }

        @Override
        public FileBasedConfig openUserConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openSystemConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }

        @Override
        public FileBasedConfig openJGitConfig(Config parent, FS fs) {
            return new Nothing(parent, fs);
        }
    }

    private static final class Nothing extends FileBasedConfig {
        Nothing(Config parent, FS fs) {
            super(parent, new File("no-such-config"), fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
