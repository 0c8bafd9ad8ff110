package dev.journeyman.core.workspace;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Brings one commit into the user's repository on a branch that was not there.
 *
 * <p>What a push does, without a push: JGit's receiving side would start its garbage collection in the user's
 * repository, which does not know linked worktrees. The commit is kept in the store before anything is sent, so a
 * repeat sends the same one and finds it.
 */
final class Delivery {
    /** Where the commit is kept that was delivered last. */
    static final String REF = "delivered";

    private static final int MOST_NAMES = 100;

    private final Store store;
    private final UserRepository user;
    private final Refs refs;
    private final ObjectId base;

    Delivery(Store store, UserRepository user, Refs refs, ObjectId base) {
        this.store = store;
        this.user = user;
        this.refs = refs;
        this.base = base;
    }

    Delivered deliver(ObjectId tree, String branch, String message, Identity author) throws IOException {
        requireName(branch);
        if (tree.equals(store.treeOf(base.name()))) {
            throw Attempt.refused("delivery.empty", "There is nothing to deliver: no file differs from the base.");
        }
        PersonIdent who = store.now(author);
        ObjectId commit = commit(tree, message, who);
        Optional<String> present = branchWith(commit, branch);
        if (present.isPresent()) {
            return new Delivered(commit.name(), present.get(), true);
        }
        new Parcel(store, commit, present()).sendTo(user.git());
        return new Delivered(commit.name(), newBranch(commit, branch, who), false);
    }

    private static void requireName(String branch) {
        if (!Repository.isValidRefName(Constants.R_HEADS + branch)) {
            throw Attempt.refused(
                    "delivery.branch-name", "'" + branch + "' is not a name that git takes for a branch.");
        }
    }

    /** The same commit as an earlier, perhaps interrupted delivery, if nothing but the time would differ. */
    private ObjectId commit(ObjectId tree, String message, PersonIdent who) throws IOException {
        Optional<ObjectId> earlier = refs.find(REF);
        if (earlier.isPresent() && isSame(store.git().parseCommit(earlier.get()), tree, message, who)) {
            return earlier.get();
        }
        try (FrugalInserter inserter = store.newInserter()) {
            ObjectId commit = store.commit(inserter, tree, List.of(base), message, who);
            refs.move(REF, commit);
            return commit;
        }
    }

    private boolean isSame(RevCommit commit, ObjectId tree, String message, PersonIdent who) {
        PersonIdent author = commit.getAuthorIdent();
        return commit.getTree().equals(tree)
                && List.of(commit.getParents()).equals(List.of(base))
                && commit.getFullMessage().strip().equals(message.strip())
                && author.getName().equals(who.getName())
                && author.getEmailAddress().equals(who.getEmailAddress());
    }

    /** The user may have committed on top of it meanwhile. */
    private Optional<String> branchWith(ObjectId commit, String branch) throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(Constants.R_HEADS + branch) + "(-\\d+)?");
        for (Ref ref : user.branches()) {
            if (ours.matcher(ref.getName()).matches() && user.has(commit) && user.reaches(Refs.target(ref), commit)) {
                return Optional.of(Repository.shortenRefName(ref.getName()));
            }
        }
        return Optional.empty();
    }

    /** What the user has; a base of ours goes along with the commit on it. */
    private Set<? extends ObjectId> present() throws IOException {
        if (user.has(base)) {
            return Set.of(base);
        }
        Set<RevCommit> below = Set.of(store.git().parseCommit(base).getParents());
        for (RevCommit commit : below) {
            if (!user.has(commit)) {
                // The work began at another machine, from a commit that this clone has not got yet.
                return user.tips();
            }
        }
        return below;
    }

    private String newBranch(ObjectId commit, String branch, PersonIdent who) throws IOException {
        Set<String> checkedOut = user.checkedOut();
        for (int n = 1; n <= MOST_NAMES; n++) {
            String name = n == 1 ? branch : branch + "-" + n;
            String ref = Constants.R_HEADS + name;
            if (!checkedOut.contains(ref) && user.isFree(ref) && user.createBranch(ref, commit, who)) {
                return name;
            }
        }
        throw new OrchestratorException(Failure.of(
                Remedy.ASK_HUMAN,
                "delivery.no-free-name",
                "No branch could be named '" + branch + "' or '" + branch + "-2' to '-" + MOST_NAMES
                        + "': they exist, or a branch named like their folder does. Rename those, then resume."));
    }
}
