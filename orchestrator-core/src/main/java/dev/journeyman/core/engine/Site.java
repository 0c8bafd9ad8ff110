package dev.journeyman.core.engine;

import dev.journeyman.api.step.Tree;
import dev.journeyman.core.workspace.Desk;
import dev.journeyman.core.workspace.Restored;
import dev.journeyman.core.workspace.Snapshot;
import dev.journeyman.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/** A worktree and the commit that the scopes working in it have come to. One thread at a time. */
final class Site {
    private final Workspace workspace;
    private final Desk desk;
    private final String name;
    private String commit;

    Site(Workspace workspace, String deskName, String commit) {
        this.workspace = workspace;
        this.desk = workspace.desk(deskName);
        this.name = deskName;
        this.commit = commit;
    }

    /** The commit of the last step passed. */
    String commit() {
        return commit;
    }

    Tree tree() {
        return workspace.tree(commit);
    }

    void moveTo(String next) {
        commit = next;
    }

    void passed(Optional<String> left) {
        left.ifPresent(this::moveTo);
    }

    /** The directory, its files being those of the commit; what stood there and was in no commit has been saved. */
    Prepared prepare() {
        Restored restored = desk.moveTo(commit);
        return new Prepared(desk.directory(), restored.saved());
    }

    /** By what the directory was last made ready for work; empty for a new one. */
    Optional<String> readyBy() {
        return desk.readyBy();
    }

    /** Notes that it was; files of the commit are as they were before. */
    void ready(String by) {
        desk.ready(by);
        desk.moveTo(commit);
    }

    /** Saves what stands in the directory. */
    Snapshot snapshot(String label) {
        return desk.snapshot(commit, label);
    }

    /** Guards a commit that was made without the directory, before an event names it. */
    void keep(String made) {
        workspace.save(name, made);
    }

    /**
     * A directory ready for work.
     *
     * @param directory the directory
     * @param saved what a try before left there
     */
    record Prepared(Path directory, Optional<String> saved) {}
}
