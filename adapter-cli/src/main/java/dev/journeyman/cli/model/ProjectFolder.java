package dev.journeyman.cli.model;

import dev.journeyman.core.config.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The checkout that a folder lies in.
 *
 * @param folder where somebody is
 */
public record ProjectFolder(Path folder) {
    private static final String CONFIGURATION = "journeyman.yaml";

    /** What the user set in the root of the checkout; the defaults where there is none. */
    public Configuration configuration() {
        return root().map(root -> Configuration.load(root.resolve(CONFIGURATION)))
                .orElse(Configuration.DEFAULTS);
    }

    private Optional<Path> root() {
        for (Path path = folder.toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path.resolve(".git"))) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
