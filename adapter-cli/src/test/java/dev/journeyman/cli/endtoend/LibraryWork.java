package dev.journeyman.cli.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Apache Commons CLI as it was published, and work to be done on it: all of its main sources, those of its tests that need
 * nothing but JUnit and touch the parsers and their options, and a pom written for them.
 */
final class LibraryWork {
    static final String REQUEST = "Tell whoever misspells an option which one was probably meant.";

    private static final String PACKAGE = "org/apache/commons/cli/";
    private static final Set<String> TESTS = Set.of(
            "AbstractParserTestCase",
            "BasicParserTest",
            "DefaultParserTest",
            "GnuParserTest",
            "OptionCountTest",
            "OptionGroupTest",
            "OptionValidatorTest",
            "OptionsTest",
            "PosixParserTest",
            "UtilTest",
            "ValueTest",
            "ValuesTest");

    private LibraryWork() {}

    static String answers() throws IOException {
        return resource("/endtoend/commons-cli.json");
    }

    /** A repository with the library in it. */
    static GitFolder create(Path folder) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), resource("/endtoend/commons-cli-pom.xml"));
        Files.writeString(folder.resolve(".gitignore"), "target/\n");
        unpack("Options.java", LibraryWork::main, folder);
        unpack("OptionsTest.java", LibraryWork::test, folder);
        return GitFolder.init(folder);
    }

    /** Where an entry of the jar of sources goes; "" if nowhere. */
    private static String main(String entry) {
        if (entry.endsWith(".java")) {
            return "src/main/java/" + entry;
        }
        return entry.startsWith("META-INF/") && entry.endsWith(".txt") ? entry.substring("META-INF/".length()) : "";
    }

    private static String test(String entry) {
        String name = entry.replace(PACKAGE, "").replace(".java", "");
        return TESTS.contains(name) ? "src/test/java/" + entry : "";
    }

    /** The jars of sources are on the class path: one known file leads to each. */
    private static void unpack(String known, Function<String, String> place, Path folder) throws IOException {
        URL url = Objects.requireNonNull(LibraryWork.class.getResource("/" + PACKAGE + known), known);
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String target = place.apply(entry.getName());
                if (!target.isEmpty()) {
                    write(jar, entry, folder.resolve(target));
                }
            }
        }
    }

    private static void write(JarFile jar, JarEntry entry, Path target) throws IOException {
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        try (InputStream content = jar.getInputStream(entry)) {
            Files.copy(content, target);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(LibraryWork.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
