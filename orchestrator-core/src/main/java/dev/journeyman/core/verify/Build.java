package dev.journeyman.core.verify;

import dev.journeyman.api.phase.PhaseContext.Check;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A project's build: what to run, and where it leaves what it found. Stateless; the same for every tree of a project. */
public interface Build {
    /** Such as {@code maven}. */
    String name();

    /** This build with what a worktree has of it, such as an executable wrapper. */
    default Build in(Path directory) {
        return this;
    }

    /** What it needs in a new directory before the first run. */
    default Optional<Preparation> preparation() {
        return Optional.empty();
    }

    /** Program and arguments of a check, run in the root of the project. */
    List<String> argv(Check check);

    /**
     * Program and arguments that run these tests, perhaps among others; empty if the build cannot be told so.
     *
     * @param tests as {@code class#method}
     */
    List<String> rerun(Collection<String> tests);

    /** Where it leaves test results as JUnit XML: globs relative to the root, with '/'. */
    List<String> reports();

    /** Whether it always leaves such results, so that a run without any has not come as far as the tests. */
    default boolean leavesReports() {
        return true;
    }

    /** How the coverage of its tests is measured. */
    CoverageSource coverage();

    /**
     * True if a bad exit code comes from failed tests alone. Asked only where tests did fail.
     *
     * @param output what the build printed, cut head and tail
     */
    boolean onlyTestsFailed(String output);

    /** True if tests were ended before all had run, whatever the exit code says. */
    default boolean cutShort(String output) {
        return false;
    }

    /** What a person can do so that it needs no network in a sandbox; the beginning of a sentence. */
    default String offline() {
        return "Build once by hand, so that all it fetches is there";
    }

    /**
     * A command that makes a directory ready for a build.
     *
     * @param argv program and arguments
     * @param basis changes when it must be run anew; "" for never
     */
    record Preparation(List<String> argv, String basis) {
        public Preparation {
            argv = List.copyOf(argv);
        }

        /** Tells it from others. */
        public String id() {
            return String.join(" ", argv) + "\n" + basis;
        }
    }
}
