package dev.journeyman.cli.endtoend;

import dev.journeyman.cli.demo.DemoProject;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the workflows that are killed do their builds and run their programs. */
enum KillKind {
    /** A scripted build and an agent that runs commands, in a sandbox where one works. */
    SCRIPTED("scripted build, sandbox where one works") {
        @Override
        GitFolder project(Path folder) throws Exception {
            return scripted(folder, "");
        }
    },
    /** The same without a sandbox, so that programs outlive their JVM. */
    SCRIPTED_OPEN("scripted build, no sandbox") {
        @Override
        GitFolder project(Path folder) throws Exception {
            return scripted(folder, "  enabled: false\n");
        }
    },
    /** Maven. */
    MAVEN("real Maven") {
        @Override
        GitFolder project(Path folder) {
            return new GitFolder(DemoProject.in(folder, false));
        }
    };

    private final String words;

    KillKind(String words) {
        this.words = words;
    }

    abstract GitFolder project(Path folder) throws Exception;

    private static GitFolder scripted(Path folder, String sandbox) throws Exception {
        GitFolder git = DemoWork.create(folder);
        Path configuration = folder.resolve("journeyman.yaml");
        Files.writeString(
                configuration,
                Files.readString(configuration).replace("  allow:\n", "  allow:\n    - [" + Noter.PROGRAM + "]\n")
                        + sandbox + """
                        roles: {documenter: noter}
                        agents: {noter: {maturity: supervised}}
                        """);
        Noter.install(folder);
        git.commitAll("build: have a noter write the docs");
        return git;
    }

    @Override
    public String toString() {
        return words;
    }
}
