package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's work as a real process that is killed at seeded moments, half of them while a model is being asked: each is
 * resumed to the tree of an undisturbed run, and no recorded call is made again.
 */
class KilledDemoTest {
    private static final int KILLS = 10;

    /** A run that has written these may be over before it can be killed. */
    private static final int LAST_ENTRIES = 5;

    private static final long SEED = 20261121;
    private static final Duration THINKING = Duration.ofMillis(150);

    @TempDir
    private Path temp;

    @Test
    void endsInTheTreeOfAnUndisturbedRunWheneverItIsKilled() throws Exception {
        Random random = new Random(SEED);
        Tally tally = new Tally();
        try (Case undisturbed = new Case("undisturbed")) {
            undisturbed.run();
            for (int i = 0; i < KILLS; i++) {
                try (Case killed = new Case("killed-" + i)) {
                    killed.killSomewhere(random, undisturbed);
                    killed.resume();
                    assertThat(killed.tree()).isEqualTo(undisturbed.tree());
                    killed.proveThatNothingRecordedWasAskedAgain();
                    killed.audit();
                    tally.add(killed);
                }
            }
            System.out.println(tally.line(undisturbed));
        }
        assertThat(tally.inFlight).as("calls that were in flight in all").isPositive();
    }

    /** A workflow with a project and a model of its own. */
    private final class Case implements AutoCloseable {
        private final GitFolder git;
        private final Workplace place;
        private final ModelServer model;
        private final JournalFile journal;
        private Set<String> recordedAtDeath = Set.of();
        private Set<String> inFlightAtDeath = Set.of();

        Case(String name) throws Exception {
            Path folder = temp.resolve(name);
            git = DemoWork.create(folder.resolve("project"));
            place = new Workplace(folder.resolve("place"), git.path());
            model = ModelServer.start(folder.resolve("model"), DemoWork.answers(), THINKING);
            journal = new JournalFile(git.path());
        }

        void run() throws Exception {
            succeed("run", DemoWork.request());
        }

        void killSomewhere(Random random, Case undisturbed) throws Exception {
            if (random.nextBoolean()) {
                int call = 1 + random.nextInt(undisturbed.model.keys().size());
                killWhen("call " + call, () -> model.keys().size() >= call);
            } else {
                int entry = 1 + random.nextInt(undisturbed.journal.size() - LAST_ENTRIES);
                killWhen("entry " + entry, () -> journal.size() >= entry);
            }
        }

        private void killWhen(String what, Callable<Boolean> moment) throws Exception {
            RunningCommand command = place.start(model, "run", DemoWork.request());
            Deadline.in(Duration.ofMinutes(5)).await(what, () -> moment.call() || !command.alive());
            assertThat(command.kill()).as(what + " was killed").isTrue();
            recordedAtDeath = journal.recordedCalls();
            inFlightAtDeath = journal.callsInFlight();
        }

        void resume() throws Exception {
            succeed("resume", journal.id().orElseThrow());
        }

        void audit() throws Exception {
            succeed("audit", journal.id().orElseThrow(), "--verify");
        }

        private void succeed(String... args) throws Exception {
            RunningCommand.Ended ended = place.run(model, args);
            assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        }

        void proveThatNothingRecordedWasAskedAgain() throws IOException {
            assertThat(repeated()).isSubsetOf(inFlightAtDeath).doesNotContainAnyElementsOf(recordedAtDeath);
            assertThat(model.counts().values()).as("calls of each key").allMatch(count -> count <= 2);
        }

        /** The keys that were asked more than once. */
        Set<String> repeated() throws IOException {
            Set<String> repeated = new LinkedHashSet<>();
            for (Map.Entry<String, Integer> call : model.counts().entrySet()) {
                if (call.getValue() > 1) {
                    repeated.add(call.getKey());
                }
            }
            return repeated;
        }

        String tree() throws Exception {
            return git.commit(git.delivered()).getTree().name();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    /** Counts what the cases showed. */
    private static final class Tally {
        private int kills;
        private int recorded;
        private int inFlight;
        private int repeated;

        void add(Case killed) throws IOException {
            kills++;
            recorded += killed.recordedAtDeath.size();
            inFlight += killed.inFlightAtDeath.size();
            repeated += killed.repeated().size();
        }

        String line(Case undisturbed) throws IOException {
            return "Killed demo, scripted build: " + kills + " kills of a run of " + undisturbed.journal.size()
                    + " entries and " + undisturbed.model.keys().size() + " calls, " + kills
                    + " resumed to the same tree with an intact audit; made again: 0 of " + recorded
                    + " recorded calls, " + repeated + " of " + inFlight + " in flight.";
        }
    }
}
