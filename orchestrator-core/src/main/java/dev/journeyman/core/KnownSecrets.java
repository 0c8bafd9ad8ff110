package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.files.Globs;
import dev.journeyman.core.guard.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets we know by name: variables that are injected into commands or whose names say that they are secret, and what
 * is called so in the files that are copied for builds, because tests may print it.
 */
final class KnownSecrets {
    private static final String ENDINGS = "(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)";
    private static final Pattern SECRET = Pattern.compile(".*" + ENDINGS + "$");

    /** A name at the beginning of a line, or of a member of a JSON object. */
    private static final String NAMED =
            "(?mi)(?:^\\h*(?:export\\h+)?[\"']?|[{,]\\h*\")([\\w.-]*" + ENDINGS + ")[\"']?\\h*[=:]\\h*";

    /** In quotes, or up to a comment, a comma or the end of the line. */
    private static final String VALUE =
            "(?:\"([^\"\\r\\n]+)\"|'([^'\\r\\n]+)'|[\"']?(\\S.*?)[\"']?(?:\\h+#.*|,?\\h*)$)";

    private static final Pattern SETTING = Pattern.compile(NAMED + VALUE);

    /** What the authors of packages wrote is nobody's secret. */
    private static final String PACKAGES = "node_modules";

    private static final long LARGEST = 1L << 20;

    private final Map<String, String> found = new HashMap<>();

    private KnownSecrets() {}

    /** Those of an environment, and of a checkout as the configuration says what is copied from it. */
    static Secrets of(Map<String, String> environment, Configuration settings, Optional<Path> checkout) {
        KnownSecrets known = new KnownSecrets();
        environment.forEach((name, value) -> {
            if (settings.sandbox().secrets().contains(name) || secret(name)) {
                known.found.put(name, value);
            }
        });
        checkout.ifPresent(root -> known.addCopied(root, settings.workspace().copy()));
        return Secrets.of(known.found);
    }

    private static boolean secret(String name) {
        return SECRET.matcher(name).matches();
    }

    private void addCopied(Path checkout, List<String> globs) {
        try {
            for (Path copied : Globs.of(globs).find(checkout)) {
                Files.walkFileTree(copied, new Reader());
            }
        } catch (IOException e) {
            throw unreadable(checkout, e);
        }
    }

    private void addFile(Path file) {
        try {
            addSettings(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            // Gone meanwhile: nothing of it will be copied, or printed.
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static OrchestratorException unreadable(Path path, IOException cause) {
        return new OrchestratorException(
                Failure.giveUp(
                        "workspace.copy-unreadable",
                        "What workspace.copy names cannot be read: " + path + " ("
                                + cause.getClass().getSimpleName()
                                + "). Make it readable, or name other files in workspace.copy."),
                cause);
    }

    private void addSettings(String text) {
        Matcher setting = SETTING.matcher(text);
        while (setting.find()) {
            String name = setting.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            add(name, value(setting));
        }
    }

    private static String value(Matcher setting) {
        return Stream.of(2, 3, 4)
                .flatMap(group -> Optional.ofNullable(setting.group(group)).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Several may have one name: in several files, or in several places of one. */
    private void add(String name, String value) {
        String free = name;
        for (int next = 2; !found.getOrDefault(free, value).equals(value); next++) {
            free = name + "_" + next;
        }
        found.put(free, value);
    }

    /** Reads the files of what is copied. */
    private final class Reader extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(PACKAGES) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && attributes.size() <= LARGEST) {
                addFile(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException cause) {
            if (!(cause instanceof NoSuchFileException)) {
                throw unreadable(path, cause);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
