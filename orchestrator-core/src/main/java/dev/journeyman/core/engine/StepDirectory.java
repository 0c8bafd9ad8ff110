package dev.journeyman.core.engine;

import dev.journeyman.api.step.Interrupted;
import dev.journeyman.core.workspace.Snapshot;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The scope's directory as one step uses it, and the tree that the step leaves. */
final class StepDirectory {
    private final ScopeRun scope;
    private final String call;
    private @Nullable Path path;
    private @Nullable String left;
    private boolean discarded;
    private Optional<String> interruptedTree = Optional.empty();

    StepDirectory(ScopeRun scope, String call) {
        this.scope = scope;
        this.call = call;
    }

    /** Each try begins without one. */
    void begin() {
        path = null;
        left = null;
    }

    /** Where it is; empty as long as nobody has prepared it. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /** Puts the scope's tree there, and saves what stood there. */
    Path prepare() {
        Site.Prepared prepared = scope.place.site().prepare();
        interruptedTree = prepared.saved();
        path = prepared.directory();
        return prepared.directory();
    }

    /** What a killed try left there. */
    Optional<Interrupted> interrupted() {
        return interruptedTree.map(tree -> new Interrupted(Optional.of(tree), Optional.empty(), Optional.empty()));
    }

    /** The step leaves this commit, made without the directory. */
    void leave(String commit) {
        left = commit;
    }

    /** What the body leaves in the directory is no result: build output, reports. */
    void discard() {
        discarded = true;
    }

    /** The commit that the step leaves; empty if nothing changed. */
    Optional<String> tree() {
        String before = scope.place.site().commit();
        if (left != null) {
            return Optional.of(left).filter(commit -> !commit.equals(before));
        }
        return path == null || discarded
                ? Optional.empty()
                : Optional.of(snapshot()).filter(now -> !now.equals(before));
    }

    private String snapshot() {
        Snapshot snapshot = scope.place.site().snapshot(scope.label("runs " + call));
        new LeftOut(scope.run.timeline()).unsaid(snapshot).ifPresent(files -> scope.append(call, files));
        return snapshot.commit();
    }
}
