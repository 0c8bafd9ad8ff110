package dev.journeyman.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.work.ItemStatus;
import dev.journeyman.api.work.ItemUpdate;
import dev.journeyman.api.work.NewWorkItem;
import dev.journeyman.api.work.Priority;
import dev.journeyman.api.work.WorkItem;
import dev.journeyman.api.work.WorkItemId;
import dev.journeyman.api.work.WorkTracker;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Creation: each item once, as asked, whoever asks. */
interface CreationContract extends TrackerHandles {
    /** In no order but their own, with text that forms of files and tables have a meaning for. */
    Map<String, String> FACTS = facts();

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("workflow", "wf-1");
        facts.put("files", "src/A.java, src/\u00c4 'b'.java");
        facts.put("a \"name\": {x}", "line\nline\\ \ud83d\ude80");
        facts.put("empty", "");
        return Collections.unmodifiableMap(facts);
    }

    @Test
    default void aNewItemIsFreeAndAsAsked() throws Exception {
        NewWorkItem wanted = new NewWorkItem(
                A,
                "\u00c4 title",
                "# Text\n\n- with \"lines\" \ud83d\ude80",
                Priority.P1,
                List.of(B, C),
                Optional.of(new WorkItemId("parent / 1")),
                List.of("java", "fast"),
                "code",
                FACTS);
        WorkItem item = tracker().create(PROJECT, List.of(wanted)).get(0);
        assertThat(item).isEqualTo(WorkItem.of(PROJECT, wanted)).isEqualTo(TrackerHandles.only(another()));
        assertThat(item.status()).isEqualTo(ItemStatus.TODO);
        assertThat(item.claimedBy()).isEmpty();
    }

    @Test
    default void phaseAndMetadataStayWhateverBecomesOfAnItem() throws Exception {
        NewWorkItem wanted =
                new NewWorkItem(A, "Title", "", Priority.P2, List.of(), Optional.empty(), List.of(), "code", FACTS);
        tracker().create(PROJECT, List.of(wanted));
        requireFacts(claim(WORKFLOW, A).orElseThrow());
        requireFacts(update(A, ItemUpdate.status(ItemStatus.DONE, "merged")));
        requireFacts(TrackerHandles.only(another()));
        requireFacts(another().create(PROJECT, List.of(TrackerHandles.item(A))).get(0));
    }

    private static void requireFacts(WorkItem item) {
        assertThat(item.phase()).isEqualTo("code");
        assertThat(item.metadata()).containsExactlyEntriesOf(FACTS);
    }

    @Test
    default void itemsComeBackInTheOrderAsked() throws Exception {
        assertThat(create(C, A, B)).extracting(WorkItem::id).containsExactly(C, A, B);
    }

    @Test
    default void creatingNothingIsHarmless() throws Exception {
        assertThat(tracker().create(PROJECT, List.of())).isEmpty();
    }

    @Test
    default void anItemThatIsThereAlreadyStaysAsItIs() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        assertThat(create(A, B)).first().isEqualTo(claimed);
        assertThat(another().create(PROJECT, List.of(TrackerHandles.item(A)))).containsExactly(claimed);
    }

    @Test
    default void aRepeatedCreationIsNoChange() throws Exception {
        create(A);
        String cursor = tracker().changes(PROJECT, "", 10).cursor();
        create(A);
        assertThat(tracker().changes(PROJECT, cursor, 10).items()).isEmpty();
    }

    @Test
    default void manyCreatorsLoseNothing() throws Exception {
        WorkTracker first = tracker();
        WorkTracker second = another();
        Crew.together(
                6,
                i -> () -> IntStream.range(0, 8)
                        .mapToObj(n -> new WorkItemId(i + "-" + n))
                        .map(id -> (i % 2 == 0 ? first : second).create(PROJECT, List.of(TrackerHandles.item(id))))
                        .toList());
        assertThat(TrackerHandles.all(another())).hasSize(48);
    }

    @Test
    default void manyCreationsOfOneItemMakeOne() throws Exception {
        WorkTracker first = tracker();
        WorkTracker second = another();
        Crew.together(8, i -> () -> (i % 2 == 0 ? first : second).create(PROJECT, List.of(TrackerHandles.item(A))));
        assertThat(TrackerHandles.only(another()).revision())
                .isEqualTo(TrackerHandles.only(tracker()).revision());
    }

    @Test
    default void itemsOutliveTheHandle() throws Exception {
        create(A);
        WorkItem claimed = claim(WORKFLOW, A).orElseThrow();
        tracker().close();
        assertThat(TrackerHandles.only(another())).isEqualTo(claimed);
    }
}
