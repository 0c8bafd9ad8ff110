package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.files.Globs;
import dev.journeyman.core.guard.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secrets we know by name: variables that are injected into commands or whose names say that they are secret, and what
 * is called so in the files that are copied for builds, because tests may print it.
 */
final class KnownSecrets {
    private static final Pattern SECRET = Pattern.compile(".*(KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)$");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*(?:export\\s+)?([\\w.-]+)\\s*[=:]\\s*[\"']?(\\S[^\\r\\n]*?)[\"']?\\s*$");
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
            Globs.of(globs).find(checkout).forEach(this::addFile);
        } catch (IOException e) {
            throw unreadable(checkout, e);
        }
    }

    private void addFile(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                addSettings(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
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
            if (secret(name)) {
                found.put(name, setting.group(2));
            }
        }
    }
}
