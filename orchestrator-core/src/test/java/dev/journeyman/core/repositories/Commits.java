package dev.journeyman.core.repositories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What stands in commits. */
final class Commits {
    private Commits() {}

    static RevCommit of(Git git, String revision) throws Exception {
        ObjectId id = Objects.requireNonNull(git.getRepository().resolve(revision), revision);
        return git.getRepository().parseCommit(id);
    }

    static List<String> paths(Git git, RevCommit commit) throws Exception {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = walk(git.getRepository(), commit)) {
            while (walk.next()) {
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    /** Mode and id. */
    static String entry(Git git, RevCommit commit, String path) throws Exception {
        try (TreeWalk walk = find(git, commit, path)) {
            return walk.getFileMode() + " " + walk.getObjectId(0).name();
        }
    }

    static String text(Git git, RevCommit commit, String path) throws Exception {
        try (TreeWalk walk = find(git, commit, path)) {
            return new String(git.getRepository().open(walk.getObjectId(0)).getBytes(), UTF_8);
        }
    }

    /** What a commit does to its parent: the new text by path, and for what is gone, a word. */
    static SortedMap<String, String> changes(Git git, RevCommit commit) throws Exception {
        Repository repository = git.getRepository();
        SortedMap<String, String> changes = new TreeMap<>();
        try (TreeWalk walk = walk(repository, repository.parseCommit(commit.getParent(0)))) {
            walk.addTree(commit.getTree());
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                String path = walk.getPathString();
                changes.put(path, walk.getRawMode(1) == 0 ? "(gone)" : text(git, commit, path));
            }
        }
        return changes;
    }

    private static TreeWalk find(Git git, RevCommit commit, String path) throws Exception {
        RevCommit parsed = git.getRepository().parseCommit(commit);
        return Objects.requireNonNull(TreeWalk.forPath(git.getRepository(), path, parsed.getTree()), path);
    }

    private static TreeWalk walk(Repository repository, RevCommit commit) throws Exception {
        TreeWalk walk = new TreeWalk(repository);
        walk.addTree(repository.parseCommit(commit).getTree());
        walk.setRecursive(true);
        return walk;
    }
}
