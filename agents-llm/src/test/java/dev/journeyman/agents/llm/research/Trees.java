package dev.journeyman.agents.llm.research;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.journeyman.agents.llm.MapTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Trees of real files. */
final class Trees {
    private Trees() {}

    static MapTree folder(Path root) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return new MapTree(files);
    }

    /** The Java files of a published library. */
    static MapTree published(String library) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipFile jar = new ZipFile(sources(library).toFile())) {
            for (ZipEntry entry : jar.stream()
                    .filter(each -> each.getName().endsWith(".java"))
                    .toList()) {
                files.put(entry.getName(), new String(jar.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return new MapTree(files);
    }

    /** Whether the sources of a library are there; the build fetches them but for the largest. */
    static boolean isPublished(String library) {
        return Files.exists(sources(library));
    }

    private static Path sources(String library) {
        return Path.of("target", "published-sources", library + ".jar");
    }
}
