package dev.journeyman.core.verify;

import java.util.List;

/** How the coverage of a build's tests is measured. Paths are globs relative to the root, with '/'. */
public sealed interface CoverageSource {
    /**
     * By our JaCoCo agent in every JVM the build starts.
     *
     * @param classes the folders of the class files that count
     */
    record Agent(List<String> classes) implements CoverageSource {
        public Agent {
            classes = List.copyOf(classes);
        }
    }

    /**
     * By the build itself.
     *
     * @param files where it leaves JaCoCo XML; several are added up; none: not measured
     */
    record Xml(List<String> files) implements CoverageSource {
        public Xml {
            files = List.copyOf(files);
        }
    }
}
