package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow has one owner; when that is killed, the next one need not wait. */
class SecondOwnerTest {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    /** The start of a JVM on a busy machine, and far less than any time that a lease could be given to run out. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    @TempDir
    private Path temp;

    @Test
    void isRefusedWhileThereIsAFirstAndServedAtOnceWhenThatWasKilled() throws Exception {
        GitFolder git = DemoWork.create(temp.resolve("project"));
        Workplace place = new Workplace(temp.resolve("place"), git.path());
        JournalFile journal = new JournalFile(git.path());
        try (ModelServer silent = ModelServer.start(temp.resolve("silent"), DemoWork.answers(), FOR_EVER);
                ModelServer quick = ModelServer.start(temp.resolve("quick"), DemoWork.answers(), Duration.ZERO)) {
            RunningCommand owner = place.start(silent, "run", DemoWork.request());
            Deadline.in(Duration.ofMinutes(1))
                    .await("the first call", () -> !silent.keys().isEmpty());
            String id = journal.id().orElseThrow();

            RunningCommand.Ended refused = place.run(quick, "resume", id);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("process " + owner.pid() + ".");
            assertThat(owner.alive()).isTrue();

            assertThat(owner.kill()).isTrue();
            Instant started = Instant.now();
            RunningCommand.Ended served = place.run(quick, "resume", id);
            assertThat(served.exit()).as(served.out() + served.err()).isZero();
            assertThat(git.delivered()).isNotEmpty();
            Duration waited = Duration.between(started, journal.lastOwned());
            assertThat(waited).isLessThan(AT_ONCE);
            System.out.println("Second owner: refused with exit code 1 that names process " + owner.pid()
                    + "; served when that was killed, owner " + waited.toMillis() + " ms after it was started.");
        }
    }
}
