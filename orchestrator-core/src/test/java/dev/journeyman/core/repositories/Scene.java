package dev.journeyman.core.repositories;

import dev.journeyman.api.dialog.WorkRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;

/** A user's repository, what is asked for in it, and what must come of it beside the small change. */
final class Scene {
    private final Path folder;
    private final UserFolder repository;
    private Path project;
    private WorkRequest request = WorkRequest.of("Say bye.");
    private UserFolder.Work meanwhile = git -> {};
    private String branch = SmallChange.BRANCH;
    private String hello = "hello, world\n";
    private final Map<String, String> seen = new HashMap<>();
    private Check check = (git, commit) -> {};

    private Scene(Path folder, UserFolder repository) {
        this.folder = folder;
        this.repository = repository;
        this.project = repository.root();
    }

    static Scene of(Path folder, UserFolder repository) {
        return new Scene(folder, repository);
    }

    /** A repository with two files in a folder of its own. */
    static Scene sample(Path folder) throws Exception {
        return new Scene(folder, UserFolder.sample(folder.resolve("shop")));
    }

    /** What must hold of a delivered commit. */
    interface Check {
        /** Checks it. */
        void of(Git git, RevCommit commit) throws Exception;
    }

    /** All that is the user's. */
    Path folder() {
        return folder;
    }

    UserFolder repository() {
        return repository;
    }

    /** The path that the engine is given. */
    Path project() {
        return project;
    }

    WorkRequest request() {
        return request;
    }

    UserFolder.Work meanwhile() {
        return meanwhile;
    }

    /** The branch that is delivered. */
    String branch() {
        return branch;
    }

    /** What the edited file holds then. */
    String hello() {
        return hello;
    }

    /** What agents must find where they work, by path. */
    Map<String, String> seen() {
        return seen;
    }

    Check check() {
        return check;
    }

    Scene from(Path path) {
        project = path;
        return this;
    }

    Scene asking(UnaryOperator<WorkRequest> change) {
        request = change.apply(request);
        return this;
    }

    Scene meanwhile(UserFolder.Work work) {
        meanwhile = work;
        return this;
    }

    Scene delivering(String name) {
        branch = name;
        return this;
    }

    Scene saying(String text) {
        hello = text;
        return this;
    }

    Scene seeing(String path, String text) {
        seen.put(path, text);
        return this;
    }

    Scene checking(Check more) {
        check = more;
        return this;
    }
}
