package dev.journeyman.core.workspace;

import dev.journeyman.api.WorkflowId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/** Opens the workspace of one workflow, whose lease the caller holds; makes it if there is none. */
final class Opening {
    static final String BASE = "base";
    private static final String UNCOMMITTED =
            "chore: uncommitted changes\n\nWhat stood in the checkout when the work began.";

    private final GitProject project;
    private final UserRepository user;
    private final WorkflowId id;
    private final List<String> copied;
    private final Sharing sharing;

    Opening(GitProject project, UserRepository user, WorkflowId id, List<String> copied, Sharing sharing) {
        this.project = project;
        this.user = user;
        this.id = id;
        this.copied = copied;
        this.sharing = sharing;
    }

    /** Where the workflow started before, else from a revision; what other machines did since is fetched. */
    Workspace at(Optional<String> revision) throws IOException {
        CopiedFiles copies = copies();
        if (sharing.wanted()) {
            fetch();
        }
        Optional<ObjectId> given = startOf(revision);
        return project.lock().holding(() -> {
            project.renew();
            return open(given, copies);
        });
    }

    /** Not while others wait for the store's lock; the workflow's folder keeps objects from being dropped meanwhile. */
    private void fetch() throws IOException {
        project.lock().holding(() -> {
            project.renew();
            return Files.createDirectories(items());
        });
        sharing.fetch();
    }

    /** Where a new workflow starts. */
    Workspace at(StartingPoint start) throws IOException {
        CopiedFiles copies = copies();
        ObjectId commit = ObjectId.fromString(start.commit());
        return project.lock().holding(() -> {
            project.renew();
            return open(Optional.of(start.uncommitted() ? withUncommitted(commit) : commit), copies);
        });
    }

    /** A commit of ours on the user's, with what is not committed; the same one if there is nothing. */
    private ObjectId withUncommitted(ObjectId head) throws IOException {
        Store store = project.store();
        try (FrugalInserter inserter = store.newInserter()) {
            ObjectId tree = UncommittedWork.take(user.git(), user.treeOf(head), inserter);
            if (tree.equals(user.treeOf(head))) {
                return head;
            }
            ObjectId commit = store.commit(inserter, tree, List.of(head), UNCOMMITTED, store.now(user.identity()));
            // What is staged stands in the user's repository alone, and no ref of his guards it from garbage
            // collection.
            new Parcel(store, commit, Set.of(head)).sendTo(store.git());
            return commit;
        }
    }

    private CopiedFiles copies() {
        if (!copied.isEmpty() && project.root().isEmpty()) {
            throw Attempt.refused(
                    "workspace.copy-from-nowhere",
                    "workspace.copy names files of a checkout, but this is a bare repository: start in a checkout, or"
                            + " leave workspace.copy out.");
        }
        return new CopiedFiles(project.root(), copied);
    }

    /** Refuses before anything is written. */
    private Optional<ObjectId> startOf(Optional<String> revision) throws IOException {
        Optional<ObjectId> known = Files.isDirectory(project.storeFolder()) ? known(revision) : Optional.empty();
        boolean same = known.isPresent()
                && (revision.isEmpty() || revision.get().equals(known.get().name()));
        return same ? known : Optional.of(user.resolveCommit(revision));
    }

    /** Where it started, here or at another machine. */
    private Optional<ObjectId> known(Optional<String> revision) throws IOException {
        Refs refs = refs();
        Optional<ObjectId> here = refs.find(BASE);
        return here.isPresent() ? here : refs.fetched(BASE).filter(base -> revision.isPresent());
    }

    private Workspace open(Optional<ObjectId> given, CopiedFiles copies) throws IOException {
        Refs refs = refs();
        Path items = Files.createDirectories(items());
        Store.removeLocks(items);
        refs.removeLocks();
        user.removeAnchorLock(id);
        ObjectId base = given.orElseThrow();
        Optional<ObjectId> borrowed = borrowed(refs, base);
        anchor(borrowed);
        if (!refs.find(BASE).equals(Optional.of(base))) {
            if (borrowed.isPresent() && !borrowed.get().equals(base)) {
                refs.move(GitWorkspace.below(base), borrowed.get());
            }
            refs.move(BASE, base);
        }
        return new GitWorkspace(project.store(), user, project.lock(), refs, items, project.home(id), copies, base);
    }

    /** The user's commit below: the base itself, unless that is of ours; empty if it is one that this clone has not got yet. */
    private Optional<ObjectId> borrowed(Refs refs, ObjectId base) throws IOException {
        if (user.has(base)) {
            return Optional.of(base);
        }
        String below = GitWorkspace.below(base);
        Optional<ObjectId> known = refs.find(below).isPresent() ? refs.find(below) : refs.fetched(below);
        if (known.isPresent() || refs.fetched(BASE).isPresent()) {
            return known;
        }
        return Optional.of(project.store().git().parseCommit(base).getParent(0).getId());
    }

    /** Where the base came from elsewhere, what was fetched leaves out all that this clone had, whatever it was. */
    private void anchor(Optional<ObjectId> borrowed) throws IOException {
        if (borrowed.isPresent() && user.has(borrowed.get())) {
            user.anchor(id, borrowed.get());
        } else {
            user.anchor(id, user.tips());
        }
    }

    private Refs refs() throws IOException {
        return new Refs(project.store(), id.value(), sharing);
    }

    private Path items() throws IOException {
        return project.store().items(id.value());
    }
}
