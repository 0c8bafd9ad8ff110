package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.Tree;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.report.AuditEntry.Status;
import dev.journeyman.core.workspace.CodeHistory;
import dev.journeyman.core.workspace.Difference;
import dev.journeyman.core.workspace.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepSearchTest {
    private static final String ASK = "code#1/dispatch:1/a#1/ask:backend:1";
    private static final Usage USED = new Usage(1, 10, 5, 300, 0);

    private final List<Recorded> journal = new ArrayList<>();

    @BeforeEach
    void record() {
        append("code#1", "", new Event.PhaseStarted("code", 1, 1, "base", List.of(), 5));
        append("code#1/dispatch:1/a#1", "", new Event.ItemStarted("a", 1, "fork", List.of()));
        append("code#1/dispatch:1/a#1", "ask:backend:1", new Event.AskOpened("backend", "ann", limits()));
        Action model = new Action.CallModel("test:model", USED);
        append(ASK, "model/1", new Event.TryFailed(Failure.giveUp("model.down", "Down."), USED));
        append(ASK, "model/1", answered(model));
        append(ASK, "edit/1", done(new Action.EditFiles(List.of("x")), "edited", Optional.of("after")));
        append("code#1/dispatch:1/b#1", "", new Event.ItemStarted("b", 1, "other", List.of()));
    }

    private static Event answered(Action model) {
        return new Event.StepDone(
                model,
                "mode.default",
                TextNode.valueOf("{\"a\":1}"),
                Optional.empty(),
                USED,
                250,
                Optional.of("Say a."));
    }

    private static Limits limits() {
        return new Limits(9, 9, Duration.ofHours(1));
    }

    private static Event done(Action action, String result, Optional<String> tree) {
        return new Event.StepDone(action, "mode.default", TextNode.valueOf(result), tree, USED, 250);
    }

    private void append(String scope, String call, Event event) {
        long sequence = journal.size() + 1L;
        journal.add(new Recorded(sequence, sequence - 1, Instant.ofEpochSecond(sequence), scope, call, event));
    }

    @Test
    void allTriesAndAllTheyUsedBelongToTheStep() {
        StepReport step = find(ASK + "/m");
        assertThat(step.name()).isEqualTo(ASK + "/model/1");
        assertThat(step.entries()).extracting(AuditEntry::status).containsExactly(Status.RETRIED, Status.DONE);
        assertThat(step.used()).isEqualTo(USED.plus(USED));
        assertThat(step.given()).isEqualTo("Say a.");
        assertThat(step.result()).isEqualToIgnoringWhitespace("{\"a\" : 1}");
        assertThat(step.files()).isEmpty();
    }

    @Test
    void whatAStepChangedIsComparedWithTheTreeItsItemStoodOn() {
        assertThat(find("6").files()).extracting(Difference::path).containsExactly("fork..after");
        assertThat(find("6").patch()).isEqualTo("patch of fork..after");
        append("code#1/dispatch:1/a#1", "ask:backend:1", askDone());
        assertThat(find(ASK).files())
                .as("also all of the ask")
                .extracting(Difference::path)
                .containsExactly("fork..after");
    }

    private static Event askDone() {
        return new Event.AskDone(Optional.empty(), "wrote it", Optional.empty(), Optional.empty());
    }

    @Test
    void aBeginningOfSeveralNamesThem() {
        assertThatThrownBy(() -> find("code#1/dispatch")).hasMessageContaining(ASK + "/edit/1");
        assertThatThrownBy(() -> find("nothing")).hasMessageContaining("no step 'nothing'");
    }

    private StepReport find(String wanted) {
        return new StepSearch(journal, new NamedChanges()).find(wanted);
    }

    /** Tells which commits it was asked about. */
    private static final class NamedChanges implements CodeHistory {
        @Override
        public List<Difference> difference(String from, String to) {
            return List.of(new Difference(from + ".." + to, Difference.Kind.MODIFIED, 1, 1));
        }

        @Override
        public String patch(String from, String to) {
            return "patch of " + from + ".." + to;
        }

        @Override
        public List<LogEntry> log() {
            return List.of();
        }

        @Override
        public Tree tree(String commit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
