package dev.journeyman.cli.demo;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;

/**
 * A copy of the bundled sample project in a git repository of its own.
 *
 * <p>A mark in the engine's state folder says that the folder is ours. It is written first, so that a copy whose making
 * was killed is recognised and made again.
 */
public final class DemoProject {
    private static final String RESOURCES = "/demo/";
    private static final String RECORDED = "answers: recorded\n";
    private static final String LIVE = "answers: live\n";
    private static final Path MARK = Path.of(Constants.DOT_GIT, "journeyman", "demo");

    private final Path directory;

    private DemoProject(Path directory) {
        this.directory = directory;
    }

    /**
     * The demo in a folder; made if it is not there yet.
     *
     * @param recorded whether the model's answers are the recorded ones, should it be made
     * @return where it is
     * @throws OrchestratorException {@code demo.foreign-folder} if something else is there
     */
    public static Path in(Path directory, boolean recorded) {
        DemoProject project = new DemoProject(directory.toAbsolutePath().normalize());
        try {
            project.prepare(recorded ? RECORDED : LIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return project.directory;
    }

    /** Tells whether a folder lies in a demo that answers from its recording. */
    public static boolean answersFromRecording(Path directory) {
        for (Path folder = directory.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path mark = folder.resolve(MARK);
            if (Files.exists(mark)) {
                return read(mark).equals(RECORDED);
            }
        }
        return false;
    }

    /** What is asked for. */
    public static String request() {
        return resource("request.txt").strip();
    }

    /** The recorded answers to it. */
    public static String cassette() {
        return resource("cassette.json");
    }

    private void prepare(String mark) throws IOException {
        if (!Files.exists(directory.resolve(MARK))) {
            refuseForeign();
            Files.createDirectories(directory.resolve(MARK).getParent());
            Files.writeString(directory.resolve(MARK), mark);
        }
        SampleRepository repository = new SampleRepository(directory);
        if (!repository.complete()) {
            repository.create(files());
        }
    }

    private void refuseForeign() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(directory)) {
            if (content.iterator().hasNext()) {
                throw new OrchestratorException(Failure.giveUp(
                        "demo.foreign-folder",
                        directory
                                + " is not empty and no demo was made there: name a new or empty folder with --dir."));
            }
        }
    }

    /** The sample's files; what would act on this repository as well lies under another name. */
    private static List<SampleFile> files() {
        return resource("files.txt")
                .lines()
                .map(name ->
                        new SampleFile(name.equals("gitignore") ? ".gitignore" : name, resource("project/" + name)))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(DemoProject.class.getResourceAsStream(RESOURCES + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
