package dev.journeyman.cli.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.Deadline;
import dev.journeyman.testkit.crash.Life;
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
    void isRefusedWhileTheFirstStandsStillAndServedAtOnceWhenThatWasKilled() throws Exception {
        GitFolder git = DemoWork.create(temp.resolve("project"));
        Workplace place = new Workplace(temp.resolve("place"), git.path());
        JournalFile journal = new JournalFile(git.path());
        try (ModelServer silent = ModelServer.start(temp.resolve("silent"), DemoWork.answers(), FOR_EVER);
                ModelServer quick = ModelServer.start(temp.resolve("quick"), DemoWork.answers(), Duration.ZERO)) {
            ChildJvm owner = place.start(silent, "run", DemoWork.request());
            Deadline.in(Duration.ofMinutes(1))
                    .await("the first call", () -> !silent.keys().isEmpty());
            String id = journal.id().orElseThrow();

            owner.freeze();
            Life refused = place.run(quick, "resume", id);
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("process " + owner.pid() + ".")
                    .contains("end it with 'kill -9 " + owner.pid() + "'");
            assertThat(owner.alive()).isTrue();

            assertThat(owner.kill()).isTrue();
            Instant started = Instant.now();
            Life served = place.run(quick, "resume", id);
            assertThat(served.exit()).as(served.out() + served.err()).isZero();
            assertThat(git.delivered()).isNotEmpty();
            Duration waited = Duration.between(started, journal.lastOwned());
            assertThat(waited).isLessThan(AT_ONCE);
            System.out.println("Second owner: a stopped first one is named and kept, process " + owner.pid()
                    + "; served when that was killed, owner " + waited.toMillis() + " ms after it was started.");
        }
    }
}
