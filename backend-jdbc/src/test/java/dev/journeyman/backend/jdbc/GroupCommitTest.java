package dev.journeyman.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final int MANY = 20;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatGathersWhileOthersAreWrittenIsWrittenTogether() throws Exception {
        GroupCommit<Integer> commit = new GroupCommit<>(this::slowly);
        List<Future<Boolean>> writes = begin(commit);
        await(() -> commit.waiting() + groups.stream().mapToInt(List::size).sum() == MANY);
        open.countDown();
        for (int i = 0; i < MANY; i++) {
            assertThat(writes.get(i).get(10, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0);
        }
        assertThat(groups.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MANY).boxed().toList());
        assertThat(groups).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void aFailureIsThatOfAllOfAGroup() throws Exception {
        GroupCommit<Integer> commit = new GroupCommit<>(group -> {
            slowly(group);
            throw new IllegalStateException("no disk");
        });
        List<Future<Boolean>> writes = begin(commit);
        open.countDown();
        for (Future<Boolean> write : writes) {
            assertThatThrownBy(() -> write.get(10, TimeUnit.SECONDS)).hasMessageContaining("no disk");
        }
    }

    @Test
    void whoIsInterruptedWritesForOthersAllTheSameAndStaysInterrupted() throws Exception {
        GroupCommit<Integer> commit = new GroupCommit<>(group -> {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return new boolean[] {true};
        });
        Future<Boolean> interrupted = threads.submit(() -> {
            Thread.currentThread().interrupt();
            assertThat(commit.write(1)).isTrue();
            return Thread.interrupted();
        });
        assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    }

    private List<Future<Boolean>> begin(GroupCommit<Integer> commit) {
        return IntStream.range(0, MANY)
                .mapToObj(number -> threads.submit(() -> commit.write(number)))
                .toList();
    }

    /** Even numbers are written. */
    private boolean[] slowly(List<Integer> group) {
        groups.add(group);
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        boolean[] written = new boolean[group.size()];
        for (int i = 0; i < written.length; i++) {
            written[i] = group.get(i) % 2 == 0;
        }
        return written;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
