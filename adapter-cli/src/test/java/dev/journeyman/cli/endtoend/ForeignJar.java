package dev.journeyman.cli.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.Provider;
import dev.journeyman.testkit.CheckpointStoreContract;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/**
 * The jar of somebody who has never seen our build: compiled against the published api, its tests against the testkit.
 *
 * @param jar its classes and service files
 * @param tests the classes of its tests
 */
record ForeignJar(Path jar, Path tests) {
    private static final Path SOURCES = Path.of("src/test/foreign");
    private static final Map<String, String> SERVICES = Map.of(
            "dev.journeyman.api.store.CheckpointStoreProvider", "com.example.shelf.Providers$Stores",
            "dev.journeyman.api.work.WorkTrackerProvider", "com.example.shelf.Providers$Trackers",
            "dev.journeyman.api.agent.AgentProvider", "com.example.shelf.Providers$Agents",
            "dev.journeyman.api.phase.PhaseProvider", "com.example.shelf.Providers$Phases");

    /** Builds it. */
    static ForeignJar in(Path folder) throws IOException {
        Path api = origin(Provider.class);
        Path classes = compile(folder.resolve("classes"), false, List.of(api));
        Path tests = compile(
                folder.resolve("tests"),
                true,
                List.of(
                        classes,
                        api,
                        origin(CheckpointStoreContract.class),
                        origin(Test.class),
                        origin(Assertions.class),
                        origin(AssertionFailedError.class)));
        Files.createDirectories(folder.resolve("plugins"));
        return new ForeignJar(pack(classes, folder.resolve("plugins/shelf-2.1.jar")), tests);
    }

    private static Path origin(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path compile(Path target, boolean tests, List<Path> classPath) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (var files = javac.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> wanted = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().endsWith("Test.java") == tests)
                    .toList();
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-d",
                    Files.createDirectories(target).toString(),
                    "-cp",
                    classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
            assertThat(javac.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(wanted))
                            .call())
                    .as(said::toString)
                    .isTrue();
        }
        return target;
    }

    private static Path pack(Path classes, Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "2.1");
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                put(jar, classes.relativize(each).toString(), Files.readAllBytes(each));
            }
            SERVICES.forEach((spi, provider) -> put(jar, "META-INF/services/" + spi, provider.getBytes(UTF_8)));
        }
        return file;
    }

    private static void put(JarOutputStream jar, String name, byte[] content) {
        try {
            jar.putNextEntry(new ZipEntry(name));
            jar.write(content);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
