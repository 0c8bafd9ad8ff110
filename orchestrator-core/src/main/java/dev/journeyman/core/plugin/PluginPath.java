package dev.journeyman.core.plugin;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Jars of third parties, in front of nothing: what the program itself brings wins. */
public final class PluginPath implements AutoCloseable {
    private static final String JAR = ".jar";

    private final URLClassLoader classes;

    private PluginPath(URLClassLoader classes) {
        this.classes = classes;
    }

    /**
     * Opens the jars of some folders.
     *
     * @param places jars, and folders whose jars are taken in order of their names
     * @param parent finds what the jars do not bring
     * @throws OrchestratorException naming a place that is not there
     */
    public static PluginPath open(List<Path> places, ClassLoader parent) {
        List<URL> jars = new ArrayList<>();
        for (Path place : places) {
            jarsAt(place).forEach(jar -> jars.add(url(jar)));
        }
        return new PluginPath(new URLClassLoader("journeyman-plugins", jars.toArray(URL[]::new), parent));
    }

    private static List<Path> jarsAt(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(requireJar(place));
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(JAR))
                    .sorted()
                    .map(PluginPath::requireJar)
                    .toList();
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "plugin.no-folder",
                            "The plugins in " + place + " cannot be read (" + e
                                    + "): name a folder of jars, or a jar, after --plugins or under 'plugins' in"
                                    + " journeyman.yaml."),
                    e);
        }
    }

    /** A class loader passes over what is no jar, and its plugins would only be missing. */
    private static Path requireJar(Path file) {
        try {
            new ZipFile(file.toFile()).close();
            return file;
        } catch (IOException e) {
            throw new OrchestratorException(
                    Failure.giveUp(
                            "plugin.no-jar",
                            "The plugin " + file + " is no jar (" + e.getMessage() + "): build or copy it anew."),
                    e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("Every path has a URL.", e);
        }
    }

    /** Finds the classes of the jars, and those of the parent. */
    public ClassLoader classes() {
        return classes;
    }

    @Override
    public void close() {
        try {
            classes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
