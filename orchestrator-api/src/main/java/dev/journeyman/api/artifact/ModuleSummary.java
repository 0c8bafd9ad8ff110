package dev.journeyman.api.artifact;

/**
 * A part of the code base with a build file of its own.
 *
 * @param path its folder; {@code .} for the root
 * @param build such as maven, gradle or npm
 * @param files number of its files, those of modules below not counted
 * @param types number of its Java types
 */
public record ModuleSummary(String path, String build, int files, int types) {}
