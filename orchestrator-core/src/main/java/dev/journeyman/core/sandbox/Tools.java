package dev.journeyman.core.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where build tools lie that did not come with the system: what the PATH and the variables of the tools name. A folder of
 * programs brings its distribution (the folder above that has {@code lib}), but never a home directory.
 */
final class Tools {
    private static final List<String> HOMES = List.of("JAVA_HOME", "M2_HOME", "MAVEN_HOME", "GRADLE_HOME", "NODE_HOME");
    private static final List<String> PROGRAMS = List.of("java", "mvn", "gradle", "node", "npm");

    private final Map<String, String> environment;
    private final List<Path> people;

    /** @param people home directories */
    Tools(Map<String, String> environment, List<Path> people) {
        this.environment = environment;
        this.people = people;
    }

    Set<Path> folders() {
        Set<Path> folders = new LinkedHashSet<>();
        HOMES.stream()
                .flatMap(name -> Stream.ofNullable(environment.get(name)))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .forEach(home -> folders.addAll(both(home)));
        for (Path programs : path()) {
            folders.addAll(both(distribution(programs)));
            PROGRAMS.stream()
                    .map(programs::resolve)
                    .filter(Files::isExecutable)
                    .flatMap(program -> real(program).map(Path::getParent).stream())
                    .forEach(folder -> folders.add(distribution(folder)));
        }
        folders.removeIf(folder -> !folder.isAbsolute() || SystemFolders.hold(folder) || holdsPeople(folder));
        return folders;
    }

    private List<Path> path() {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
    }

    private Path distribution(Path programs) {
        return Optional.ofNullable(programs.getParent())
                .filter(above -> programs.endsWith("bin") && Files.isDirectory(above.resolve("lib")))
                .filter(above -> !above.endsWith(".local") && !holdsPeople(above))
                .orElse(programs);
    }

    private boolean holdsPeople(Path folder) {
        return people.stream().anyMatch(home -> home.startsWith(folder));
    }

    /** By the name that others know it by, and where it really is. */
    private static List<Path> both(Path folder) {
        return Stream.concat(Stream.of(folder), real(folder).stream()).toList();
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
