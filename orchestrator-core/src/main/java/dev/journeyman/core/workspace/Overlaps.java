package dev.journeyman.core.workspace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Looks, before anything is delivered, with which branches it will not merge by itself. */
final class Overlaps {
    private final Store store;
    private final UserRepository user;
    private final ObjectId base;

    Overlaps(Store store, UserRepository user, ObjectId base) {
        this.store = store;
        this.user = user;
        this.base = base;
    }

    /**
     * Among the branches that are checked out and those that were delivered.
     *
     * @param tree the files that are to be delivered
     * @param own a line in the message of what the same workflow has delivered before
     */
    List<Overlap> of(ObjectId tree, String own) throws IOException {
        Set<String> changed = paths(store.treeOf(base.name()), tree);
        Set<String> checkedOut = user.checkedOut();
        List<Overlap> found = new ArrayList<>();
        for (Ref ref : user.branches()) {
            if (checkedOut.contains(ref.getName())
                    || ref.getName().startsWith(Constants.R_HEADS + Delivered.FOLDER + "/")) {
                readably(ref, tree, changed, own).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** A branch whose history is not all here says nothing, and is no reason not to deliver. */
    private Optional<Overlap> readably(Ref ref, ObjectId tree, Set<String> changed, String own) throws IOException {
        try {
            return with(ref, tree, changed, own);
        } catch (MissingObjectException e) {
            return Optional.empty();
        }
    }

    private Optional<Overlap> with(Ref ref, ObjectId tree, Set<String> changed, String own) throws IOException {
        try (RevWalk walk = new RevWalk(store.git())) {
            RevCommit tip = walk.parseCommit(Refs.target(ref));
            if (tip.getFullMessage().lines().anyMatch(own::equals)) {
                return Optional.empty();
            }
            Optional<RevCommit> fork = fork(walk, tip);
            if (fork.isEmpty() || fork.get().equals(tip)) {
                return Optional.empty();
            }
            Set<String> both = paths(fork.get().getTree(), tip.getTree());
            both.retainAll(changed);
            List<String> contested =
                    both.isEmpty() ? List.of() : contested(fork.get().getTree(), tree, tip.getTree());
            return contested.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Overlap(Repository.shortenRefName(ref.getName()), contested));
        }
    }

    private Optional<RevCommit> fork(RevWalk walk, RevCommit tip) throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(tip);
        walk.markStart(walk.parseCommit(base));
        RevCommit found = walk.next();
        if (found == null) {
            return Optional.empty();
        }
        walk.parseBody(found);
        return Optional.of(found);
    }

    private List<String> contested(ObjectId fork, ObjectId ours, ObjectId theirs) throws IOException {
        try (ObjectReader reader = store.newReader();
                FrugalInserter inserter = store.newInserter()) {
            return new TreeMerge(store, reader, inserter)
                    .merge(fork, ours, theirs).conflicts().stream()
                            .map(Merge.Conflict::path)
                            .toList();
        }
    }

    private Set<String> paths(ObjectId from, ObjectId to) throws IOException {
        Set<String> paths = new HashSet<>();
        Differences.between(store, from, to).forEach(difference -> paths.add(difference.path()));
        return paths;
    }
}
