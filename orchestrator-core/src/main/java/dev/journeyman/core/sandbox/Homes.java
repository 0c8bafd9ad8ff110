package dev.journeyman.core.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The home directories that programs may look into. Shells go by HOME, Java by the user database or an option; ours may have
 * been told something else.
 */
final class Homes {
    private static final Path USERS = Path.of("/etc/passwd");
    private static final Pattern OPTION = Pattern.compile("-Duser\\.home=(\\S+)");
    private static final int HOME_FIELD = 5;

    private final Path java;
    private final List<Path> all;

    private Homes(Path java, List<Path> all) {
        this.java = java;
        this.all = all;
    }

    static Homes of(Map<String, String> environment) {
        Path own = Path.of(System.getProperty("user.home"));
        Path shell = Path.of(environment.getOrDefault("HOME", own.toString()));
        Path java = option(environment).or(Homes::database).orElse(own.isAbsolute() ? own : shell);
        return new Homes(
                java,
                Stream.of(java, shell, own)
                        .filter(home -> home.isAbsolute() && home.getNameCount() > 0 && !SystemFolders.hold(home))
                        .distinct()
                        .toList());
    }

    /** The one of a Java program. */
    Path java() {
        return java;
    }

    List<Path> all() {
        return all;
    }

    private static Optional<Path> option(Map<String, String> environment) {
        return Stream.of("JAVA_TOOL_OPTIONS", "MAVEN_OPTS")
                .map(name -> OPTION.matcher(environment.getOrDefault(name, "")))
                .filter(Matcher::find)
                .map(found -> Path.of(found.group(1)))
                .findFirst();
    }

    private static Optional<Path> database() {
        String user = System.getProperty("user.name") + ":";
        try (Stream<String> lines = Files.lines(USERS, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.startsWith(user))
                    .map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > HOME_FIELD)
                    .map(fields -> Path.of(fields[HOME_FIELD]))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
