package dev.journeyman.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.core.feature.CrashCase.Kind;
import dev.journeyman.core.feature.CrashPlace.Stretch;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.testing.MemoryDisk;
import dev.journeyman.core.testing.SampleProject;
import dev.journeyman.testkit.FailingStore.Moment;
import dev.journeyman.testkit.FailingStore.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workflows die before and after the entries of their journals and are resumed: all end in the tree of an undisturbed one, no
 * recorded step is lost, no recorded call made again, nothing outside doubled or missed.
 *
 * <p>Where all entries are meant, a workflow dies at several of them that are far from each other, in turn.
 */
class CrashMatrixTest {
    private static final int SEEDED_POSITIONS = 100;
    private static final long SEED = 20261121;

    /** Deaths of one workflow where all its entries are meant. */
    private static final int LIVES = 8;

    private static final Kind DEMO = new Kind("demo", Team.PLAN, 1);
    private static final Kind DEMO_OF_FIVE = new Kind("demo", Team.PLAN, 5);
    private static final Kind TWELVE = new Kind("twelve items", Team.sideBySide(12), 1);
    private static final Kind TWELVE_OF_FIVE = new Kind("twelve items", Team.sideBySide(12), 5);
    private static final List<String> ROWS = new ArrayList<>();

    @TempDir(factory = MemoryDisk.class)
    static Path temp;

    private static Path project = Path.of("");
    private static int number;

    @BeforeAll
    static void createProject() throws Exception {
        project = SampleProject.create(Files.createDirectory(temp.resolve("sample")));
    }

    @AfterAll
    static void print() {
        System.out.println(CrashTally.heading());
        ROWS.forEach(System.out::println);
    }

    @Test
    void theDemoDiesEverywhere() throws Exception {
        dieEverywhere(DEMO);
    }

    @Test
    void twelveItemsDieEverywhere() throws Exception {
        dieEverywhere(TWELVE);
    }

    @Test
    void theDemoDiesAtSeededPositionsWithFiveAgents() throws Exception {
        dieAtSeededPositions(DEMO_OF_FIVE);
    }

    @Test
    void twelveItemsDieAtSeededPositionsWithFiveAgents() throws Exception {
        dieAtSeededPositions(TWELVE_OF_FIVE);
    }

    @Test
    void aMergeOfAnyItemDies() throws Exception {
        dieInside("merges of twelve items", TWELVE_OF_FIVE, Stretch.each(Event.Merged.class::isInstance));
    }

    @Test
    void aDeliveryDies() throws Exception {
        dieInside("delivery", TWELVE_OF_FIVE, Stretch.of(begins("commit"), becomes(WorkflowStatus.COMPLETED)));
    }

    @Test
    void anApprovalDies() throws Exception {
        Kind approved = new Kind("approval", Team.PLAN, 1, List.of("planning", "commit"), Approver::new);
        dieInside("approval of the plan", approved, Stretch.of(Event.Asked.class::isInstance, begins("code")));
        dieInside("approval of the commit", approved, Stretch.of(begins("docs"), begins("commit")));
    }

    @Test
    void aRollbackOfADeliveredWorkflowDies() throws Exception {
        Kind returned = new Kind("rollback", Team.PLAN, 1, List.of(), Returner::new);
        dieInside("rollback after the delivery", returned, Stretch.of(takes(2), takes(3)));
    }

    @Test
    void aStopInProgressDies() throws Exception {
        Kind stopped = new Kind("stop", Team.sideBySide(12), 5, List.of(), () -> new Stopper("item-4"));
        Predicate<Event> heard =
                event -> event instanceof Event.Received received && received.signal() instanceof Signal.Stop;
        dieInside("stop of five agents", stopped, Stretch.of(heard, becomes(WorkflowStatus.STOPPED)));
    }

    private static Predicate<Event> begins(String phase) {
        return event ->
                event instanceof Event.PhaseStarted started && started.phase().equals(phase);
    }

    private static Predicate<Event> becomes(WorkflowStatus status) {
        return event -> event instanceof Event.StatusChanged changed && changed.status() == status;
    }

    private static Predicate<Event> takes(long epoch) {
        return event -> event instanceof Event.Owner owner && owner.epoch() == epoch;
    }

    /** Before and after every entry; each workflow has several deaths, far from each other. */
    private static void dieEverywhere(Kind kind) throws Exception {
        CrashCase undisturbed = next(kind).live(List.of());
        List<Recorded> journal = undisturbed.events();
        CrashTally tally = new CrashTally(kind + ", every entry, one agent", undisturbed);
        int apart = 1 + journal.size() / LIVES;
        for (Moment moment : Moment.values()) {
            for (int first = 0; first < apart; first++) {
                List<Rule> places = IntStream.iterate(first, i -> i < journal.size(), i -> i + apart)
                        .mapToObj(i -> CrashPlace.same(journal, i, moment))
                        .toList();
                tally.add(next(kind).live(places), kind.agents());
            }
        }
        conclude(tally, 2 * journal.size());
    }

    private static void dieAtSeededPositions(Kind kind) throws Exception {
        CrashCase undisturbed = next(kind).live(List.of());
        int entries = undisturbed.events().size();
        CrashTally tally = new CrashTally(kind + ", seeded, five agents", undisturbed);
        Random random = new Random(SEED);
        while (tally.kills() < SEEDED_POSITIONS) {
            List<Rule> places = random.ints(LIVES / 2, 1, entries)
                    .sorted()
                    .mapToObj(entry -> CrashPlace.at(entry, random.nextBoolean() ? Moment.BEFORE : Moment.AFTER))
                    .toList();
            tally.add(next(kind).live(places), kind.agents());
        }
        conclude(tally, SEEDED_POSITIONS);
    }

    /** Before and after each entry of a stretch; each workflow dies once. */
    private static void dieInside(String what, Kind kind, Stretch stretch) throws Exception {
        CrashCase undisturbed = next(kind).live(List.of());
        int places = stretch.size(undisturbed.events());
        assertThat(places).as("entries of " + what).isPositive();
        CrashTally tally = new CrashTally(what + ", " + places + " entries", undisturbed);
        for (int n = 1; n <= places; n++) {
            for (Moment moment : Moment.values()) {
                tally.add(next(kind).live(List.of(stretch.nth(n, moment))), kind.agents());
            }
        }
        conclude(tally, 2 * places);
    }

    private static void conclude(CrashTally tally, int kills) {
        ROWS.add(tally.row());
        tally.requireSound(kills);
    }

    private static CrashCase next(Kind kind) {
        return new CrashCase("case-" + ++number, project, kind);
    }
}
