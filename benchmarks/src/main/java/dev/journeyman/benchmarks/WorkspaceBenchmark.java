package dev.journeyman.benchmarks;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.workspace.Desk;
import dev.journeyman.core.workspace.GitProject;
import dev.journeyman.core.workspace.Merge;
import dev.journeyman.core.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Snapshot after ten changes, restore, and merge of ten against ten changes on a tree of many files, beside the git
 * program doing the same in a clone of its own, the start of its processes included.
 *
 * <p>Both take turns, round by round.
 */
public final class WorkspaceBenchmark {
    private static final int CHANGES = 10;
    private static final String AIM = "at most 1.5";

    private final SampleTree sample;
    private final int rounds;
    private final Ticker ticker = Ticker.system();
    private final Pair snapshot = new Pair("snapshot after " + CHANGES + " changes");
    private final Pair restore = new Pair("restore");
    private final Pair merge = new Pair("merge");

    private WorkspaceBenchmark(SampleTree sample, int rounds) {
        this.sample = sample;
        this.rounds = rounds;
    }

    /** Options: {@code --files 20000 --rounds 21 --dir FOLDER}. */
    public static void main(String[] arguments) throws IOException {
        run(List.of(arguments), System.out);
    }

    static void run(List<String> arguments, PrintStream out) throws IOException {
        Options options = new Options(arguments, List.of("files", "rounds", "dir"));
        int files = options.number("files", 20_000);
        WorkspaceBenchmark benchmark = new WorkspaceBenchmark(new SampleTree(files), options.number("rounds", 21));
        Path folder = options.newFolder();
        try {
            out.println(files + " files, " + benchmark.rounds + " rounds; the first " + benchmark.warmup()
                    + " warm both up");
            benchmark.measure(folder);
            benchmark.print(new Figures(out));
        } finally {
            Folders.delete(folder);
        }
    }

    private int warmup() {
        return rounds / 3;
    }

    private void measure(Path folder) throws IOException {
        Path repository = folder.resolve("sample.git");
        sample.commitTo(repository);
        Optional<GitProgram> git = GitProgram.isThere() ? Optional.of(clone(folder, repository)) : Optional.empty();
        try (GitProject project = GitProject.open(repository, folder.resolve("state"), InstantSource.system());
                Workspace workspace = project.workspace(new WorkflowId("benchmark"), Optional.empty())) {
            Desk desk = workspace.desk("main");
            desk.moveTo(workspace.base());
            for (int round = 1; round <= rounds; round++) {
                desk(workspace, desk, round);
                merge(workspace, round);
                if (git.isPresent()) {
                    clone(git.get(), folder.resolve("clone"), round);
                    mergeInClone(git.get(), folder.resolve("clone"), round);
                }
            }
        }
    }

    private static GitProgram clone(Path folder, Path repository) throws IOException {
        new GitProgram(folder).run("clone", "-q", repository.toString(), "clone");
        return new GitProgram(folder.resolve("clone"));
    }

    private void desk(Workspace workspace, Desk desk, int round) throws IOException {
        sample.change(desk.directory(), sample.somePaths(CHANGES), round);
        snapshot.ours(time(() -> desk.snapshot(workspace.base(), "agent: benchmark")));
        restore.ours(time(() -> desk.moveTo(workspace.base())));
    }

    private void clone(GitProgram git, Path clone, int round) throws IOException {
        sample.change(clone, sample.somePaths(CHANGES), round);
        snapshot.yardstick(time(() -> {
            git.run("add", "-A");
            git.run("commit", "-q", "-m", "benchmark");
        }));
        restore.yardstick(time(() -> git.run("reset", "-q", "--hard", "origin/main")));
    }

    private void merge(Workspace workspace, int round) throws IOException {
        String base = workspace.base();
        String ours = edited(workspace, round);
        String theirs = edited(workspace, -round);
        merge.ours(time(() -> {
            if (!(workspace.merge(base, ours, theirs, "merge") instanceof Merge.Merged)) {
                throw new IOException("The sample's changes were to fit each other.");
            }
        }));
    }

    /** Odd files on one side and even ones on the other, so that all merges are clean. */
    private String edited(Workspace workspace, int version) {
        List<FileEdit> edits = side(version).stream()
                .map(path -> (FileEdit) new FileEdit.Replace(path, lineOf(path, 0), lineOf(path, version)))
                .toList();
        return workspace.edit(workspace.base(), edits, "edit").commit();
    }

    private String lineOf(String path, int version) {
        return sample.text(path, version).lines().skip(20).findFirst().orElseThrow();
    }

    private List<String> side(int version) {
        int parity = version > 0 ? 0 : 1;
        return sample.somePaths(4 * CHANGES).stream()
                .filter(path ->
                        Integer.parseInt(path.replaceAll("\\D+(?=\\d+\\.java)|\\.java|.*File", "")) % 2 == parity)
                .limit(CHANGES)
                .toList();
    }

    private void mergeInClone(GitProgram git, Path clone, int round) throws IOException {
        String ours = committed(git, clone, round);
        String theirs = committed(git, clone, -round);
        merge.yardstick(time(() -> {
            String tree = git.run("merge-tree", "--write-tree", ours, theirs);
            git.run("commit-tree", tree, "-p", ours, "-p", theirs, "-m", "merge");
        }));
        git.run("reset", "-q", "--hard", "origin/main");
    }

    private String committed(GitProgram git, Path clone, int version) throws IOException {
        git.run("reset", "-q", "--hard", "origin/main");
        sample.change(clone, side(version), version);
        git.run("commit", "-q", "-a", "-m", "side");
        return git.run("rev-parse", "HEAD");
    }

    private long time(Work work) throws IOException {
        long begin = ticker.nanos();
        work.run();
        return ticker.nanos() - begin;
    }

    private void print(Figures figures) {
        for (Pair pair : List.of(snapshot, restore, merge)) {
            pair.print(figures, AIM, warmup());
        }
    }

    /** Something to time. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }
}
