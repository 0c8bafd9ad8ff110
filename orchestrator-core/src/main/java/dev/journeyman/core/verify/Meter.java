package dev.journeyman.core.verify;

import dev.journeyman.api.artifact.Coverage;
import dev.journeyman.api.step.Tree;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures the coverage of one run. */
interface Meter extends Closeable {
    /** Measures nothing. */
    Meter NONE = new Meter() {};

    static Meter of(CoverageSource source, Path scratch, Path directory, Tree tree) throws IOException {
        if (source instanceof CoverageSource.Agent agent) {
            return AgentMeter.attach(agent, scratch, directory);
        }
        FreshFiles files = FreshFiles.from(directory, ((CoverageSource.Xml) source).files(), tree);
        return new Meter() {
            @Override
            public Optional<Coverage> measured() throws IOException {
                return JacocoXml.read(files.written());
            }
        };
    }

    /** What the build needs for it. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** Where the build writes for it, beside the worktree. */
    default List<Path> folders() {
        return List.of();
    }

    /** What the run covered; empty if that cannot be known. */
    default Optional<Coverage> measured() throws IOException {
        return Optional.empty();
    }

    @Override
    default void close() throws IOException {}
}
