package dev.journeyman.cli.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The commits that were delivered, in whichever clones, with the text of their files by path. */
final class Deliveries {
    private final Map<String, Map<String, String>> commits = new HashMap<>();
    private final Map<String, Set<String>> ofWorkflow = new HashMap<>();

    Deliveries(List<Path> clones) throws IOException {
        for (Path clone : clones) {
            try (Git git = Git.open(clone.toFile())) {
                read(git.getRepository());
            }
        }
    }

    private void read(Repository repository) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix("refs/heads/journeyman/")) {
                RevCommit commit = walk.parseCommit(Objects.requireNonNull(ref.getObjectId()));
                commits.put(commit.name(), files(repository, commit));
                ofWorkflow
                        .computeIfAbsent(workflow(commit), id -> new HashSet<>())
                        .add(commit.name());
            }
        }
    }

    private static String workflow(RevCommit commit) {
        return commit.getFullMessage()
                .lines()
                .filter(line -> line.startsWith("Journeyman-Workflow: "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no workflow in: " + commit.getFullMessage()));
    }

    private static Map<String, String> files(Repository repository, RevCommit commit) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                byte[] bytes = repository.open(walk.getObjectId(0)).getBytes();
                files.put(walk.getPathString(), new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** The commits of a workflow. */
    Set<String> of(String workflow) {
        return ofWorkflow.getOrDefault(workflow, Set.of());
    }

    /** Whether every one of a workflow's commits, of which there is one, has the file with the text. */
    boolean have(String workflow, String path, String text) {
        return !of(workflow).isEmpty()
                && of(workflow).stream()
                        .allMatch(commit -> text.equals(
                                commits.getOrDefault(commit, Map.of()).get(path)));
    }
}
