package dev.journeyman.core.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Maven has in the home directory: its local repository, downloaded Mavens, toolchains, and the settings without their
 * passwords. Never taken from the project's own files, which agents write.
 */
final class MavenFiles {
    private static final String PROPERTY = "maven.repo.local";
    private static final Pattern OPTION =
            Pattern.compile("-D" + Pattern.quote(PROPERTY) + "=(?:\"([^\"]+)\"|'([^']+)'|(\\S+))");
    private static final List<String> OPTION_VARIABLES = List.of("MAVEN_ARGS", "MAVEN_OPTS", "JAVA_TOOL_OPTIONS");

    private final Path home;
    private final Map<String, String> environment;
    private final Optional<MavenSettings> settings;

    MavenFiles(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.settings = read(folder().resolve("settings.xml"));
    }

    private static Optional<MavenSettings> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? MavenSettings.read(new ByteArrayInputStream(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path folder() {
        return home.resolve(".m2");
    }

    /** The local repository: as Maven's options say, else this process's, else the settings, else its usual place. */
    Path repository() {
        return OPTION_VARIABLES.stream()
                .flatMap(name -> option(environment.getOrDefault(name, "")).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)))
                .or(() -> settings.flatMap(MavenSettings::localRepository)
                        .map(text -> text.replace("${user.home}", home.toString())))
                .map(text -> Path.of(text).toAbsolutePath())
                .orElseGet(() -> folder().resolve("repository"));
    }

    private static Optional<String> option(String text) {
        Matcher matcher = OPTION.matcher(text);
        return matcher.find()
                ? Stream.of(1, 2, 3)
                        .flatMap(group -> Stream.ofNullable(matcher.group(group)))
                        .findFirst()
                : Optional.empty();
    }

    /** The option that tells Maven where its repository is; a path with blanks cannot be passed. */
    Optional<String> repositoryOption() {
        String option = "-D" + PROPERTY + "=" + repository();
        return option.contains(" ") ? Optional.empty() : Optional.of(option);
    }

    /** What builds read and, when they may fetch, write. */
    List<Path> caches() {
        return List.of(repository(), folder().resolve("wrapper"));
    }

    /**
     * Mounts what builds only read.
     *
     * @param scratch a folder of ours, for the copy of the settings
     */
    Mounts mount(Path scratch) throws IOException {
        Mounts mounts = new Mounts().readable(List.of(folder().resolve("toolchains.xml")));
        if (settings.isPresent()) {
            Path copy = Files.createDirectories(scratch).resolve("maven-settings.xml");
            Path draft = Files.createTempFile(scratch, "maven-settings", ".new");
            Files.writeString(draft, settings.get().withoutPasswords());
            Files.move(draft, copy, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            mounts.readable(copy, folder().resolve("settings.xml"));
        }
        return mounts;
    }
}
