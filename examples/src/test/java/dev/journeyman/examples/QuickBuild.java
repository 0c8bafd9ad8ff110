package dev.journeyman.examples;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles the main classes of the current folder and runs no tests: a build for tests that are about something else. */
public final class QuickBuild {
    private static final Path SOURCES = Path.of("src/main/java");

    private QuickBuild() {}

    /** Ends with 1 if something does not compile. */
    public static void main(String[] args) throws IOException {
        Path classes = Files.createDirectories(Path.of("target/classes"));
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Stream<String> sources = files.map(Path::toString).filter(name -> name.endsWith(".java"));
            String[] options =
                    Stream.concat(Stream.of("-d", classes.toString()), sources).toArray(String[]::new);
            System.exit(ToolProvider.getSystemJavaCompiler().run(null, null, null, options));
        }
    }

    /** The command that runs it. */
    static List<String> command() {
        try {
            Path here = Path.of(QuickBuild.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return List.of(
                    java.toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    here.toString(),
                    QuickBuild.class.getName());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
