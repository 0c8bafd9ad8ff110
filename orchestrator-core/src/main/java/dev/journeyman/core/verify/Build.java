package dev.journeyman.core.verify;

import dev.journeyman.api.phase.PhaseContext.Check;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** A project's build: what to run, and where it leaves what it found. Stateless; the same for every tree of a project. */
public interface Build {
    /** Such as {@code maven}. */
    String name();

    /** This build with what a worktree has of it, such as an executable wrapper. */
    default Build in(Path directory) {
        return this;
    }

    /** Program and arguments of a check, run in the root of the project. */
    List<String> argv(Check check);

    /**
     * Program and arguments that run some tests only; empty if the build cannot be told so.
     *
     * @param tests as {@code class#method}
     */
    List<String> rerun(Collection<String> tests);

    /** Where it leaves test results as JUnit XML: globs relative to the root, with '/'. */
    List<String> reports();

    /** How the coverage of its tests is measured. */
    CoverageSource coverage();

    /**
     * True if a bad exit code comes from failed tests alone. Asked only where tests did fail.
     *
     * @param output what the build printed, cut head and tail
     */
    boolean onlyTestsFailed(String output);
}
