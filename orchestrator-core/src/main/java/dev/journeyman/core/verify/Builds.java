package dev.journeyman.core.verify;

import dev.journeyman.api.step.Tree;
import java.util.Optional;

/** The builds that are known. */
public final class Builds {
    private Builds() {}

    /** The configured build, else the one whose files are in the tree's root; empty if neither is there. */
    public static Optional<Build> detect(Tree tree, ChecksSettings settings) {
        if (!settings.test().isEmpty()) {
            return Optional.of(new ConfiguredBuild(settings));
        }
        return MavenBuild.of(tree).map(Build.class::cast);
    }
}
