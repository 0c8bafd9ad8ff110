package dev.journeyman.cli.endtoend;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a main class of these tests is started: with the JVM and the class path that they run with. */
final class JavaProgram {
    private JavaProgram() {}

    /** The {@code java} program of this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Program and arguments. */
    static List<String> command(List<String> options, String main, String... args) {
        List<String> command = new ArrayList<>(quick());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main));
        Collections.addAll(command, args);
        return command;
    }

    /** The JVM with what makes short runs short. */
    static List<String> quick() {
        return List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    /** Where a class lies. */
    static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
