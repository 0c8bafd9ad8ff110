package dev.journeyman.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.step.Action;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoidingTest {
    private final Journals journal = new Journals();

    VoidingTest() {
        journal.control(Journals.started()).phase("a", 1);
    }

    private List<String> calls(String scope) {
        return List.copyOf(Timeline.of(journal.events()).calls(scope).keySet());
    }

    private boolean failed(String scope) {
        return Timeline.of(journal.events()).own(scope, Event.PhaseFailed.class).isPresent();
    }

    @Test
    void aRedoVoidsAllThatHappenedUnderTheOldAttempt() {
        journal.done("a#1", "c/1")
                .done("a#1/dispatch:1/i#1", "d/1")
                .asked("a#1", "question/1")
                .phase("a", 2);
        assertThat(journal.timeline()).containsExactly(1L, 6L);
    }

    @Test
    void aRedoLeavesPhasesWhoseNamesBeginAlike() {
        journal.phase("ab", 1).done("ab#1", "c/1").phase("a", 2);
        assertThat(calls("ab#1")).containsExactly("c/1");
    }

    @Test
    void aRetryVoidsTheFailureAndWhatFollowedIt() {
        journal.done("a#1", "c/1").failed("a#1", "d/1").done("a#1", "cleanup/1").phaseFailed("a#1", "a#1/d/1");
        journal.granted("a#1", "d/1");
        assertThat(calls("a#1")).containsExactly("c/1");
        assertThat(failed("a#1")).isFalse();
    }

    @Test
    void aRetryKeepsTheIntentAndStartsTheTriesAnew() {
        journal.add("a#1", "d/1", new Event.Intent(new Action.Compute("d"), ""));
        journal.tryFailed("a#1", "c/1")
                .tryFailed("a#1", "d/1")
                .failed("a#1", "d/1")
                .phaseFailed("a#1", "a#1/d/1");
        journal.granted("a#1", "d/1");
        Timeline timeline = Timeline.of(journal.events());
        assertThat(timeline.call("a#1", "d/1")).extracting(Recorded::event).hasOnlyElementsOfType(Event.Intent.class);
        assertThat(timeline.call("a#1", "c/1")).hasSize(1);
    }

    @Test
    void aRetryInsideAnAskVoidsTheEndsAroundIt() {
        String ask = "a#1/ask:coder:1";
        journal.add("a#1", "ask:coder:1", new Event.AskOpened("coder", "x", limits()));
        journal.done(ask, "c/1").failed(ask, "d/1");
        journal.add("a#1", "ask:coder:1", new Event.AskFailed(Journals.failure()));
        journal.phaseFailed("a#1", ask + "/d/1").granted(ask, "d/1");
        assertThat(calls(ask)).containsExactly("c/1");
        assertThat(Timeline.of(journal.events()).call("a#1", "ask:coder:1"))
                .extracting(Recorded::event)
                .hasOnlyElementsOfType(Event.AskOpened.class);
        assertThat(failed("a#1")).isFalse();
    }

    private static Limits limits() {
        return new Limits(1, 1, Duration.ofHours(1));
    }

    @Test
    void aRetryOfAnAskThatGaveUpVoidsAllOfIt() {
        String ask = "a#1/ask:coder:1";
        journal.add("a#1", "ask:coder:1", new Event.AskOpened("coder", "x", limits()));
        journal.done(ask, "c/1");
        journal.add("a#1", "ask:coder:1", new Event.AskFailed(Journals.failure()));
        journal.phaseFailed("a#1", ask).granted("a#1", "ask:coder:1");
        assertThat(calls(ask)).isEmpty();
    }

    @Test
    void aRetryInABranchKeepsItsSiblings() {
        journal.add("a#1", "parallel:1", new Event.ParallelOpened(List.of("x", "y"), "base"));
        journal.failed("a#1/parallel:1/x", "c/1").done("a#1/parallel:1/y", "c/1");
        journal.add("a#1/parallel:1/x", "", new Event.BranchFailed(new Event.Failed(Journals.failure(), "")));
        journal.add("a#1/parallel:1/y", "", new Event.BranchDone(Json.tree("v", String.class), "tree"));
        journal.phaseFailed("a#1", "a#1/parallel:1/x/c/1").granted("a#1/parallel:1/x", "c/1");
        Timeline timeline = Timeline.of(journal.events());
        assertThat(calls("a#1/parallel:1/x")).isEmpty();
        assertThat(calls("a#1/parallel:1/y")).containsExactly("c/1");
        assertThat(timeline.own("a#1/parallel:1/y", Event.BranchDone.class)).isPresent();
        assertThat(timeline.own("a#1/parallel:1/x", Event.BranchFailed.class)).isEmpty();
        assertThat(calls("a#1")).containsExactly("parallel:1");
    }

    @Test
    void oneGrantVoidsSeveralFailures() {
        String one = "a#1/dispatch:1/one#1";
        String two = "a#1/dispatch:1/two#1";
        journal.add(one, "", new Event.ItemFailed("one", new Event.Failed(Journals.failure(), "")));
        journal.done(two, "c/1");
        journal.add(two, "", new Event.ItemFailed("two", new Event.Failed(Journals.failure(), "")));
        journal.phaseFailed("a#1", "");
        journal.control(new Event.RetryGranted(List.of(new Event.FailedCall(one, ""), new Event.FailedCall(two, ""))));
        Timeline timeline = Timeline.of(journal.events());
        assertThat(timeline.own(one, Event.ItemFailed.class)).isEmpty();
        assertThat(timeline.own(two, Event.ItemFailed.class)).isEmpty();
        assertThat(failed("a#1")).isFalse();
    }

    @Test
    void aRetryOfThePhaseItselfKeepsItsSteps() {
        journal.done("a#1", "c/1").phaseFailed("a#1", "").granted("a#1", "");
        assertThat(calls("a#1")).containsExactly("c/1");
        assertThat(failed("a#1")).isFalse();
    }

    @Test
    void aGrantForWhatNeverFailedVoidsNothing() {
        journal.done("a#1", "c/1").granted("a#1", "d/1");
        assertThat(journal.timeline()).containsExactly(1L, 2L, 3L, 4L);
    }
}
