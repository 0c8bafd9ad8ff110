package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.testkit.crash.ChildJvm;
import dev.journeyman.testkit.crash.JavaProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it talks to Linear, before and after what it asks is done; the next one goes on. */
class KilledTrackerTest {
    private static final List<Integer> REQUESTS_BEFORE_THE_KILL = List.of(4, 1, 3);

    @TempDir
    Path state;

    @Test
    void whatKilledProcessesLeftIsFinishedByTheNextAndNothingIsThereTwice() throws Exception {
        List<Boolean> killed = new ArrayList<>();
        try (Bench bench = new Bench(state)) {
            for (int before : REQUESTS_BEFORE_THE_KILL) {
                killed.add(isKilledAfter(bench, before));
            }
            try (ChildJvm last = start(bench)) {
                last.await();
            }
            assertThat(killed).containsOnly(true);
            for (int i = 0; i < KilledWorker.ITEMS; i++) {
                String title = "Item n" + i;
                assertThat(bench.linear().state(title)).isEqualTo("Done");
                assertThat(bench.linear().said(title))
                        .containsOnlyOnce("done n" + i, "**Done.** merged")
                        .doesNotHaveDuplicates();
            }
            assertThat(bench.linear().issues).hasSize(KilledWorker.ITEMS);
            assertThat(bench.remarks()).as("nobody but us did anything").isEmpty();
            System.out.println("Linear: " + killed.size() + " processes were killed, "
                    + bench.linear().issues.size() + " issues and "
                    + bench.linear().comments.size()
                    + " comments are there once.");
        }
    }

    /** The request is carried out, and its answer never comes: the process is gone by then. */
    private static boolean isKilledAfter(Bench bench, int requests) throws Exception {
        CompletableFuture<ChildJvm> victim = new CompletableFuture<>();
        for (int i = 0; i < requests; i++) {
            bench.server.next((exchange, usual) -> LinearServer.send(exchange, 200, usual.make()));
        }
        bench.server.next((exchange, usual) -> {
            usual.make();
            victim.join().kill();
            exchange.close();
        });
        try (ChildJvm child = start(bench)) {
            victim.complete(child);
            return child.await().killed();
        }
    }

    private static ChildJvm start(Bench bench) throws Exception {
        return JavaProgram.of(KilledWorker.class, bench.state, bench.server.url())
                .environment(variables -> variables.put("LINEAR_API_KEY", LinearServer.KEY))
                .start();
    }
}
