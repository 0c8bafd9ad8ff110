package dev.journeyman.core.workspace;

import dev.journeyman.api.dialog.WorkRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Looks at a repository as it is and finds where a request starts, or refuses; reads only. */
final class Departure {
    private final UserRepository user;
    private final Path home;
    private final WorkRequest request;
    private final List<String> notes = new ArrayList<>();

    private Departure(UserRepository user, Path home, WorkRequest request) {
        this.user = user;
        this.home = home;
        this.request = request;
    }

    /**
     * Looks.
     *
     * @param home the folder under which directories to work in will be made
     */
    static StartingPoint find(UserRepository user, Path home, WorkRequest request) throws IOException {
        return new Departure(user, home, request).find();
    }

    private StartingPoint find() throws IOException {
        ObjectId commit = user.resolveCommit(request.base());
        requireFreeNames();
        Optional<UnfinishedWork> unfinished = UnfinishedWork.in(user.gitDirectory());
        if (request.base().isEmpty()) {
            requireSteadyHead(unfinished);
            describeHead(commit, unfinished);
        }
        describeTree(user.treeOf(commit));
        if (user.checkout().isPresent()) {
            describeCheckout(commit, unfinished);
        } else if (request.uncommitted()) {
            throw Attempt.refused(
                    "repository.bare",
                    "The repository " + user.commonDirectory()
                            + " is bare: it has no checkout whose uncommitted changes" + " could be included.");
        }
        return new StartingPoint(commit.name(), request.uncommitted(), notes);
    }

    private void requireFreeNames() throws IOException {
        if (request.commit() && user.exists(Constants.R_HEADS + Delivered.FOLDER)) {
            throw Attempt.refused(
                    "repository.branch-in-the-way",
                    "A branch is called '" + Delivered.FOLDER + "', so none can be called '" + Delivered.FOLDER
                            + "/...', where the work is delivered. Rename it: 'git branch -m " + Delivered.FOLDER
                            + " OTHER'.");
        }
    }

    private void requireSteadyHead(Optional<UnfinishedWork> unfinished) {
        unfinished.filter(UnfinishedWork::headIsOnTheWay).ifPresent(work -> {
            throw Attempt.refused(
                    "repository.unfinished",
                    work.words() + " is under way in " + user.gitDirectory()
                            + ": HEAD stands in the middle of it, and a branch from there would carry the half of it."
                            + " Finish or abort it, or name where to start with --base.");
        });
    }

    private void describeHead(ObjectId commit, Optional<UnfinishedWork> unfinished) throws IOException {
        if (user.isDetached()) {
            notes.add("HEAD is detached: work starts from commit "
                    + commit.abbreviate(8).name() + ", not from a branch.");
        }
        unfinished.ifPresent(work -> notes.add(
                work.words() + " is under way in the checkout: work starts from HEAD, as the branch was before it."));
    }

    private void describeTree(ObjectId tree) throws IOException {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        TreeSurvey.Findings found;
        try (ObjectReader reader = user.newReader()) {
            found = TreeSurvey.of(
                    reader, tree, LfsContents.of(user), names, home.toString().length());
        }
        requireWritable(found.unwritable());
        if (!found.submodules().isEmpty()) {
            notes.add("Submodules stay as they are, and their folders are empty where agents work: "
                    + Quoted.paths(found.submodules()) + ".");
        }
        describeLarge(found);
    }

    private static void requireWritable(List<String> unwritable) {
        if (!unwritable.isEmpty()) {
            throw Attempt.refused(
                    "repository.file-name",
                    "The commit to start from holds files that cannot be written on this machine: "
                            + Quoted.few(unwritable)
                            + ". Rename them, or name another commit with --base.");
        }
    }

    private void describeLarge(TreeSurvey.Findings found) {
        if (!found.large().isEmpty()) {
            notes.add("Files kept by Git LFS can be read, not changed: " + Quoted.paths(found.large()) + ".");
        }
        if (!found.missing().isEmpty()) {
            notes.add("Git LFS has not fetched the content of " + Quoted.paths(found.missing())
                    + ": builds will see pointers. 'git lfs pull' fetches it.");
        }
    }

    private void describeCheckout(ObjectId commit, Optional<UnfinishedWork> unfinished) throws IOException {
        if (Files.exists(user.gitDirectory().resolve("info/sparse-checkout"))) {
            notes.add("The checkout is sparse: agents see all files of the commit.");
        }
        if (Files.exists(user.gitDirectory().resolve("index.lock"))) {
            notes.add("Git's index is locked by " + user.gitDirectory().resolve("index.lock")
                    + ": the work does not need it, but your git will. If no git is running, remove it.");
        }
        if (request.uncommitted()) {
            describeIncluded(commit, unfinished);
        } else {
            describeLeftOut();
        }
    }

    private void describeLeftOut() throws IOException {
        Optional<ObjectId> head = user.head();
        if (head.isEmpty()) {
            return;
        }
        try {
            List<String> changed = look(head.get()).changed();
            if (!changed.isEmpty()) {
                notes.add(count(changed) + " not included: " + Quoted.paths(changed)
                        + ". Commit first, or start with --include-uncommitted.");
            }
        } catch (IOException e) {
            notes.add("Changes that are not committed are not included; they could not be counted (" + e.getMessage()
                    + ").");
        }
    }

    private void describeIncluded(ObjectId commit, Optional<UnfinishedWork> unfinished) throws IOException {
        if (!user.head().equals(Optional.of(commit))) {
            throw Attempt.refused(
                    "repository.uncommitted-base",
                    "Uncommitted changes are changes of HEAD, so they cannot be included on another base. Leave out"
                            + " --base, or --include-uncommitted.");
        }
        if (unfinished.isPresent()) {
            throw Attempt.refused(
                    "repository.unfinished",
                    unfinished.get().words() + " is under way in " + user.gitDirectory()
                            + ": what is half merged cannot be included. Finish or abort it, or leave out"
                            + " --include-uncommitted.");
        }
        UncommittedWork work = lookOrRefuse(commit);
        requireNoConflicts(work.conflicts());
        if (work.changed().isEmpty()) {
            notes.add("Nothing is uncommitted; work starts from HEAD.");
        } else {
            notes.add(count(work.changed()) + " included: " + Quoted.paths(work.changed())
                    + ". The delivered branch begins with a commit of that, and the work is the one on top: 'git cherry-pick"
                    + " --no-commit BRANCH' takes it alone. Your files, index, stash and HEAD stay as they are.");
        }
        if (!work.skipped().isEmpty()) {
            notes.add("Left out: " + Quoted.skipped(work.skipped()) + ".");
        }
    }

    /** A stash or a cherry-pick without a commit leaves them, and no sign of being under way. */
    private void requireNoConflicts(List<String> conflicts) {
        if (!conflicts.isEmpty()) {
            throw Attempt.refused(
                    "repository.unfinished",
                    "Files are in conflict in the index of " + user.gitDirectory() + ": " + Quoted.paths(conflicts)
                            + ": what is half merged cannot be included. Resolve and 'git add' them, or leave out"
                            + " --include-uncommitted.");
        }
    }

    private UncommittedWork lookOrRefuse(ObjectId head) throws IOException {
        try {
            return look(head);
        } catch (CorruptObjectException e) {
            throw Attempt.refused(
                    "repository.index",
                    "Git's index of " + user.gitDirectory()
                            + " is split or sparse, so what is uncommitted cannot be told"
                            + " for sure. Run 'git update-index --no-split-index' or 'git sparse-checkout reapply"
                            + " --no-sparse-index', or leave out --include-uncommitted.");
        }
    }

    private UncommittedWork look(ObjectId head) throws IOException {
        return UncommittedWork.look(user.git(), user.treeOf(head));
    }

    private static String count(List<String> changed) {
        return changed.size() == 1 ? "1 uncommitted change is" : changed.size() + " uncommitted changes are";
    }
}
