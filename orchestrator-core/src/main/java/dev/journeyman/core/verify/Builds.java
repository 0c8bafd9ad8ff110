package dev.journeyman.core.verify;

import dev.journeyman.api.step.Tree;
import dev.journeyman.core.config.ChecksSettings;
import dev.journeyman.core.config.ChecksSettings.BuildKind;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The builds that are known. */
public final class Builds {
    private Builds() {}

    /**
     * The build whose files are in the tree's root, or the one of several that the settings name, changed by what they say;
     * empty if there is none, or shall be none.
     */
    public static Optional<Build> detect(Tree tree, ChecksSettings settings) {
        if (settings.build().filter(BuildKind.NONE::equals).isPresent()) {
            return Optional.empty();
        }
        Optional<Build> recognised = recognise(tree, settings.build());
        return recognised.isEmpty() && settings.commands().test().isEmpty()
                ? Optional.empty()
                : Optional.of(ConfiguredBuild.of(recognised, settings));
    }

    private static Optional<Build> recognise(Tree tree, Optional<BuildKind> wanted) {
        return Stream.of(BuildKind.MAVEN, BuildKind.GRADLE, BuildKind.NPM)
                .filter(kind -> wanted.isEmpty() || wanted.get() == kind)
                .<Build>flatMap(kind -> recogniser(kind).apply(tree).stream())
                .findFirst();
    }

    private static Function<Tree, Optional<? extends Build>> recogniser(BuildKind kind) {
        return switch (kind) {
            case MAVEN -> MavenBuild::of;
            case GRADLE -> GradleBuild::of;
            case NPM -> NpmBuild::of;
            case NONE -> tree -> Optional.empty();
        };
    }
}
