package dev.journeyman.api.artifact;

import java.util.Optional;

/**
 * How the project stood before anything was changed.
 *
 * @param build the build that was recognised, such as {@code maven}
 * @param check its first run; empty if the project is worked on without a build
 */
@Artifact(name = "baseline", evidence = true)
public record Baseline(String build, Optional<CheckReport> check) {}
