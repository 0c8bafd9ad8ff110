package dev.journeyman.core.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/** The refs of one workflow in the store: they only ever gain commits. */
final class Refs {
    /** Below it what other machines sent, as far as it was fetched. */
    static final String FETCHED = "fetched/";

    private final Store store;
    private final String prefix;
    private final Sharing sharing;

    Refs(Store store, String workflow, Sharing sharing) {
        this.store = store;
        this.sharing = sharing;
        this.prefix = "refs/journeyman/" + workflow + "/";
    }

    /** Points a name at a commit; what it pointed at stays reachable. */
    synchronized void move(String name, ObjectId commit) throws IOException {
        Ref old = store.git().exactRef(prefix + name);
        if (old != null && !reaches(commit, target(old))) {
            keep("kept", target(old));
        }
        if (old == null || !target(old).equals(commit)) {
            point(prefix + name, commit);
            sharing.send(name, commit, this::reaches);
        }
    }

    /** Keeps a commit under its own id. */
    void keep(String kind, ObjectId commit) throws IOException {
        point(prefix + kind + "/" + commit.name(), commit);
    }

    Optional<ObjectId> find(String name) throws IOException {
        return Optional.ofNullable(store.git().exactRef(prefix + name)).map(Ref::getObjectId);
    }

    /** What another machine had under a name; where several had, the same was meant. */
    Optional<ObjectId> fetched(String name) throws IOException {
        String all = prefix + FETCHED;
        return store.git().getRefDatabase().getRefsByPrefix(all).stream()
                .filter(ref -> ref.getName()
                        .replaceFirst("^" + Pattern.quote(all) + "[^/]+/", "")
                        .equals(name))
                .findFirst()
                .map(Refs::target);
    }

    List<ObjectId> tips() throws IOException {
        return store.git().getRefDatabase().getRefsByPrefix(prefix).stream()
                .map(Ref::getObjectId)
                .toList();
    }

    void deleteAll() throws IOException {
        for (Ref ref : store.git().getRefDatabase().getRefsByPrefix(prefix)) {
            delete(store.git(), ref.getName());
        }
    }

    /** What a ref that is there points at; only one that is yet to be created points at nothing. */
    static ObjectId target(Ref ref) {
        return Objects.requireNonNull(ref.getObjectId(), ref.getName());
    }

    /** Nothing is sent any more after a last try. */
    void close() {
        sharing.end();
    }

    /** Removes what a killed process of this workflow left locked. */
    void removeLocks() throws IOException {
        Store.removeLocks(store.folder().resolve(prefix));
    }

    private boolean reaches(ObjectId tip, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(store.git())) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        }
    }

    private void point(String ref, ObjectId commit) throws IOException {
        RefUpdate update = store.git().updateRef(ref);
        update.setNewObjectId(commit);
        require(update.forceUpdate(), ref);
        Path file = store.folder().resolve(ref);
        Durable.forceFolder(file.resolveSibling("."));
    }

    /** JGit keeps every ref in memory that it has read; those of workflows that rest are read again if they are asked for. */
    static void forget(Repository git) {
        git.getRefDatabase().refresh();
    }

    static void delete(Repository git, String ref) throws IOException {
        RefUpdate update = git.updateRef(ref);
        update.setForceUpdate(true);
        update.disableRefLog();
        require(update.delete(), ref);
    }

    /** Git answers by value: an unchecked refusal would be a lost commit. */
    static void require(RefUpdate.Result result, String ref) throws IOException {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("git answered " + result + " for " + ref);
        }
    }
}
