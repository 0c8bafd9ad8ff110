package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.PostedSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The inbox: signals from anybody, each once, in one order. */
interface InboxContract extends StoreHandles {
    /** Beyond the deadline of every test: who is not woken fails it. */
    Duration LONG = Duration.ofMinutes(10);

    @Test
    default void anUnknownWorkflowHasNoSignals() throws Exception {
        assertThat(look(store(), 0)).isEmpty();
    }

    @Test
    default void aPostedSignalIsRead() throws Exception {
        long position = store().post(ID, "s-1", "{\"a\":1}");
        assertThat(look(store(), 0)).containsExactly(new PostedSignal(position, "s-1", "{\"a\":1}"));
    }

    @Test
    default void anotherProcessReadsWhatWasPosted() throws Exception {
        store().post(ID, "s-1", "{}");
        assertThat(look(another(), 0)).extracting(PostedSignal::id).containsExactly("s-1");
    }

    @Test
    default void positionsBeginAtOneAndGrow() throws Exception {
        assertThat(store().post(ID, "s-1", "{}")).isEqualTo(1);
        assertThat(another().post(ID, "s-2", "{}")).isGreaterThan(1);
    }

    @Test
    default void everyWorkflowHasPositionsOfItsOwn() throws Exception {
        store().post(ID, "s-1", "{}");
        assertThat(store().post(OTHER, "s-1", "{}")).isEqualTo(1);
        assertThat(store().inbox(OTHER, 0, Duration.ZERO)).hasSize(1);
    }

    @Test
    default void aRepeatHasTheSamePositionAndCountsOnce() throws Exception {
        long position = store().post(ID, "s-1", "{\"first\":1}");
        store().post(ID, "s-2", "{}");
        assertThat(store().post(ID, "s-1", "{\"again\":1}")).isEqualTo(position);
        assertThat(look(store(), 0)).extracting(PostedSignal::id).containsExactly("s-1", "s-2");
        assertThat(look(store(), 0)).first().extracting(PostedSignal::json).isEqualTo("{\"first\":1}");
    }

    @Test
    default void aRepeatIsRecognisedByAnotherProcess() throws Exception {
        long position = store().post(ID, "s-1", "{}");
        assertThat(another().post(ID, "s-1", "{}")).isEqualTo(position);
    }

    @Test
    default void readingStartsAfterThePosition() throws Exception {
        long first = store().post(ID, "s-1", "{}");
        long second = store().post(ID, "s-2", "{}");
        assertThat(look(store(), first)).extracting(PostedSignal::id).containsExactly("s-2");
        assertThat(look(store(), second)).isEmpty();
    }

    @Test
    default void signalsOutliveTheirPoster() throws Exception {
        store().post(ID, "s-1", "{}");
        kill(store());
        assertThat(look(another(), 0)).hasSize(1);
    }

    @Test
    default void textAndIdComeBackByteForByte() throws Exception {
        CheckpointStore store = store();
        List<String> texts = new ArrayList<>(Texts.OBJECTS);
        texts.add(Texts.object(1 << 20));
        texts.add("{\n  \"lines\": 2\r\n}\n");
        for (String text : texts) {
            store.post(ID, "../ \u00e4 / " + texts.indexOf(text) + " \ud83d\ude80", text);
        }
        assertThat(look(another(), 0)).extracting(PostedSignal::json).isEqualTo(texts);
        assertThat(look(another(), 0)).first().extracting(PostedSignal::id).isEqualTo("../ \u00e4 / 0 \ud83d\ude80");
    }

    @Test
    default void postingNeedsAndTakesNoLease() throws Exception {
        lease();
        CheckpointStore other = another();
        other.post(ID, "s-1", "{}");
        other.post(OTHER, "s-1", "{}");
        assertThat(look(store(), 0)).hasSize(1);
        assertThat(store().acquire(OTHER, "tester")).isPresent();
    }

    @Test
    default void aPostIsNoJournalEntry() throws Exception {
        store().post(ID, "s-1", "{}");
        assertThat(store().read(ID, 0, 10)).isEmpty();
    }

    @Test
    default void waitingEndsEmptyWhenNothingComes() throws Exception {
        assertThat(store().inbox(ID, 0, Duration.ofMillis(30))).isEmpty();
    }

    @Test
    default void nobodyWaitsForWhatIsThere() throws Exception {
        CheckpointStore store = store();
        store.post(ID, "s-1", "{}");
        assertThat(waiting(store, 0, another -> {})).hasSize(1);
    }

    @Test
    default void aWaitingReaderIsWokenByAPost() throws Exception {
        CheckpointStore store = store();
        assertThat(waiting(store, 0, reader -> store.post(ID, "s-1", "{}"))).hasSize(1);
    }

    @Test
    default void aWaitingReaderIsWokenByAPostOfAnotherProcess() throws Exception {
        CheckpointStore other = another();
        assertThat(waiting(another(), 0, reader -> other.post(ID, "s-1", "{}"))).hasSize(1);
    }

    @Test
    default void aWaitingReaderIsNotContentWithWhatItKnows() throws Exception {
        CheckpointStore store = store();
        long known = store.post(ID, "s-1", "{}");
        assertThat(waiting(store, known, reader -> store.post(ID, "s-2", "{}")))
                .extracting(PostedSignal::id)
                .containsExactly("s-2");
    }

    @Test
    default void aWaitingReaderCanBeInterrupted() throws Exception {
        CheckpointStore store = store();
        try (Crew crew = new Crew()) {
            Future<List<PostedSignal>> reader = crew.start(() -> {
                Thread.currentThread().interrupt();
                return store.inbox(ID, 0, LONG);
            });
            assertThatThrownBy(() -> Crew.finish(reader))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    default void manyPostersLoseNothing() throws Exception {
        CheckpointStore first = store();
        CheckpointStore second = another();
        List<List<Long>> positions = Crew.together(
                6,
                i -> () -> LongStream.range(0, 8)
                        .mapToObj(n -> (i % 2 == 0 ? first : second).post(ID, "s-" + i + "-" + n, "{}"))
                        .toList());
        Set<Long> distinct = new TreeSet<>();
        positions.forEach(distinct::addAll);
        assertThat(distinct).hasSize(48);
        assertThat(look(another(), 0)).extracting(PostedSignal::position).containsExactlyElementsOf(distinct);
    }

    @Test
    default void aReaderBesideManyPostersMissesNothing() throws Exception {
        CheckpointStore first = store();
        CheckpointStore second = another();
        CheckpointStore reading = another();
        List<List<String>> seen = Crew.together(
                5,
                i -> () -> i == 0
                        ? follow(reading, 40)
                        : LongStream.range(0, 10)
                                .mapToObj(n -> "s-" + (i % 2 == 0 ? first : second).post(ID, "s-" + i + "-" + n, "{}"))
                                .toList());
        assertThat(seen.get(0)).hasSize(40).doesNotHaveDuplicates();
    }

    private static List<String> follow(CheckpointStore store, int count) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        long position = 0;
        while (ids.size() < count) {
            List<PostedSignal> signals = store.inbox(ID, position, LONG);
            assertThat(signals).as("after " + ids).isNotEmpty();
            signals.forEach(signal -> ids.add(signal.id()));
            position = signals.get(signals.size() - 1).position();
        }
        return ids;
    }

    @Test
    default void manyPostsOfOneSignalCountOnce() throws Exception {
        CheckpointStore first = store();
        CheckpointStore second = another();
        List<Long> positions =
                Crew.together(8, i -> () -> (i % 2 == 0 ? first : second).post(ID, "s-1", "{\"by\":" + i + "}"));
        assertThat(positions).containsOnly(1L);
        assertThat(look(first, 0)).hasSize(1);
    }

    private static List<PostedSignal> look(CheckpointStore store, long after) throws InterruptedException {
        return store.inbox(ID, after, Duration.ZERO);
    }

    /** What a reader gets that waits for long while something is done beside it. */
    private static List<PostedSignal> waiting(CheckpointStore store, long after, Consumer<CheckpointStore> meanwhile)
            throws Exception {
        try (Crew crew = new Crew()) {
            Future<List<PostedSignal>> reader = crew.start(() -> store.inbox(ID, after, LONG));
            meanwhile.accept(store);
            return Crew.finish(reader);
        }
    }
}
