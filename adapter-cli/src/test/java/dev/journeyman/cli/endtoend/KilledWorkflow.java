package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.backend.json.JsonCheckpointStore;
import dev.journeyman.testkit.crash.CrashHarness;
import dev.journeyman.testkit.crash.JavaProgram;
import dev.journeyman.testkit.crash.KillPoint;
import dev.journeyman.testkit.crash.Life;
import dev.journeyman.testkit.crash.Survivors;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A workflow with a project, a place and a model server of its own, whose process is killed again and again until it is done. */
final class KilledWorkflow implements AutoCloseable {
    private static final Duration THINKING = Duration.ofMillis(150);

    private final GitFolder git;
    private final Workplace place;
    private final ModelServer model;
    private final JournalFile journal;
    private final String classPath;
    private final Path folder;
    private final Fingerprint checkout;
    private final Map<String, String> refs;
    private final List<Death> deaths = new ArrayList<>();
    private List<ProcessHandle> survivors = List.of();
    private int outlived;
    private final List<String> outlivedTakeover = new ArrayList<>();

    /**
     * What there was when its process was killed.
     *
     * @param steps the steps that were recorded
     * @param recorded the keys of recorded calls
     * @param asked how often each key had been asked
     * @param entries how many entries there were
     */
    private record Death(Set<String> steps, Set<String> recorded, Map<String, Integer> asked, int entries) {}

    KilledWorkflow(Path folder, KillKind kind) throws Exception {
        this.folder = folder;
        this.git = kind.project(folder.resolve("project"));
        this.place = new Workplace(folder.resolve("place"), git.path());
        this.model = ModelServer.start(folder.resolve("model"), DemoWork.answers(), THINKING);
        this.journal = new JournalFile(git.path());
        this.classPath = Noter.service(folder.resolve("services")) + File.pathSeparator + JavaProgram.classPath();
        this.checkout = checkout();
        this.refs = git.foreignRefs();
    }

    /** Runs it to its end without a kill. */
    void live() throws Exception {
        conclude(harness().live());
    }

    /**
     * Runs it to its end through any number of deaths.
     *
     * @param most how many at most
     */
    void live(Random random, Duration longest, int most) throws Exception {
        List<Life> lives = harness().liveUntilDone(() -> point(random, longest, most), this::note);
        conclude(lives.get(lives.size() - 1));
    }

    private void conclude(Life last) throws Exception {
        assertThat(last.exit()).as(last.out() + last.err()).isZero();
        Life audit = place.run(model, "audit", journal.id().orElseThrow(), "--verify");
        assertThat(audit.exit()).as(audit.out() + audit.err()).isZero();
    }

    private CrashHarness harness() {
        return CrashHarness.of(this::command);
    }

    private JavaProgram command() {
        Optional<String> id = journalId();
        return (id.isPresent()
                        ? place.command(model, "resume", id.get())
                        : place.command(model, "run", DemoWork.request()))
                .options("-cp", classPath);
    }

    private Optional<String> journalId() {
        try {
            return journal.id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some while a program runs, some at an entry, most at any moment; later if the last life was too short for a step. */
    private KillPoint point(Random random, Duration longest, int most) {
        if (deaths.size() >= most) {
            return () -> false;
        }
        JsonCheckpointStore store = new JsonCheckpointStore(git.path().resolve(".git/journeyman"));
        int choice = random.nextInt(10);
        if (choice < 3) {
            return KillPoint.event(store, "ProcessStarted", 1 + random.nextInt(2))
                    .later(Duration.ofMillis(random.nextInt(300)));
        }
        if (choice < 5) {
            return KillPoint.entry(store, 2 + random.nextInt(15));
        }
        return KillPoint.within(longest.multipliedBy(1 + inVain()), random);
    }

    /** How many of the newest lives have recorded nothing but that they lived. */
    private int inVain() {
        int vain = 0;
        for (int i = deaths.size() - 1;
                i > 0 && deaths.get(i).steps().equals(deaths.get(i - 1).steps());
                i--) {
            vain++;
        }
        return vain;
    }

    private void note(Life life) {
        try {
            if (journal.size() > entriesAtDeath() + 1) {
                survivors.stream().filter(atWork()::contains).forEach(this::outlivedTakeover);
            }
            if (life.killed()) {
                deaths.add(
                        new Death(journal.steps().keySet(), journal.recordedCalls(), model.counts(), journal.size()));
                survivors = atWork();
                outlived += survivors.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int entriesAtDeath() {
        return deaths.isEmpty() ? 0 : deaths.get(deaths.size() - 1).entries();
    }

    int kills() {
        return deaths.size();
    }

    /** Processes that lived on when their JVM was killed. */
    int outlived() {
        return outlived;
    }

    /** Of these, processes that lived on when the next owner had begun to work, or that live on at the end. */
    List<String> survivors() {
        atWork().forEach(this::outlivedTakeover);
        return List.copyOf(outlivedTakeover);
    }

    private void outlivedTakeover(ProcessHandle process) {
        outlivedTakeover.add(process.pid() + " " + process.info() + " after " + deaths.size() + " kills");
    }

    /** What runs in its directories; not what has ended and was not yet missed by its parent. */
    private List<ProcessHandle> atWork() {
        return Survivors.in(folder.resolve("place/state"));
    }

    /** Steps recorded when it was killed that are gone or were done again. */
    Set<String> lost() throws IOException {
        Map<String, Integer> now = journal.steps();
        Set<String> lost = new TreeSet<>();
        deaths.forEach(death -> death.steps().stream()
                .filter(step -> now.getOrDefault(step, 0) != 1)
                .forEach(lost::add));
        return lost;
    }

    /** Recorded calls that were asked again. */
    Set<String> repeated() throws IOException {
        Map<String, Integer> now = model.counts();
        Set<String> repeated = new TreeSet<>();
        deaths.forEach(death -> death.recorded().stream()
                .filter(call -> !now.getOrDefault(call, 0).equals(death.asked().getOrDefault(call, 0)))
                .forEach(repeated::add));
        return repeated;
    }

    /** Calls that were asked again because they were in flight at a kill. */
    int repeatedInFlight() throws IOException {
        return model.keys().size() - model.counts().size();
    }

    /** How many steps were recorded in the end. */
    int steps() throws IOException {
        return journal.steps().size();
    }

    /** How many entries its journal has. */
    int entries() throws IOException {
        return journal.size();
    }

    /** Files and refs of the user that are not as they were. */
    Set<String> foreignTouched() throws Exception {
        Set<String> touched = new TreeSet<>(checkout().changedSince(checkout));
        if (!git.foreignRefs().equals(refs)) {
            touched.add("refs");
        }
        if (!git.clean()) {
            touched.add("index or checkout");
        }
        return touched;
    }

    /** All of the user's checkout and repository but what the engine may write there. */
    private Fingerprint checkout() throws IOException {
        return Fingerprint.of(git.path())
                .without("\\.git/(journeyman|objects|(logs/)?refs/heads/journeyman|refs/journeyman)/.*");
    }

    /** The tree that was delivered, on the only branch. */
    String tree() throws Exception {
        return git.commit(git.delivered()).getTree().name();
    }

    @Override
    public void close() {
        model.close();
        atWork().forEach(ProcessHandle::destroyForcibly);
    }
}
