package dev.journeyman.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.agent.Limits;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.report.AuditEntry.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Action MODEL = new Action.CallModel("test:model", new Usage(1, 1, 1, 2_000_000, 0));
    private static final Failure DOWN = Failure.giveUp("model.down", "The model is down.");

    private final List<Recorded> journal = new ArrayList<>();

    private void append(String scope, String call, Event event) {
        long sequence = journal.size() + 1L;
        journal.add(new Recorded(sequence, sequence - 1, Instant.ofEpochSecond(sequence), scope, call, event));
    }

    private void ask() {
        append("code#1", "", new Event.PhaseStarted("code", 1, 1, "base", List.of(), 5));
        append("code#1", "ask:backend:1", new Event.AskOpened("backend", "ann", new Limits(9, 9, Duration.ofHours(1))));
    }

    private static Event done(Action action, String result) {
        return new Event.StepDone(action, "default", TextNode.valueOf(result), Optional.empty(), Usage.NONE, 250);
    }

    @Test
    void aStepNamesItsAgentItsRuleAndHowLongItTook() {
        ask();
        append(
                "code#1/ask:backend:1",
                "run-mvn/1",
                done(new Action.RunCommand("run-mvn", List.of("mvn", "test")), "ok"));

        assertThat(Audit.of(journal).get(1)).satisfies(entry -> {
            assertThat(entry.by()).isEqualTo("ann");
            assertThat(entry.input()).isEqualTo("mvn test");
            assertThat(entry.output()).isEqualTo("ok");
            assertThat(entry.rule()).isEqualTo("default");
            assertThat(entry.duration()).contains(Duration.ofMillis(250));
            assertThat(entry.status()).isEqualTo(Status.DONE);
        });
    }

    @Test
    void aRollbackSaysWhatItUndidAndEndsWhatItLeftBehind() {
        ask();
        append("code#1", "send/1", new Event.Intent(new Action.Outside("send", Map.of()), "mode"));
        append("code#1", "send/1", done(new Action.Outside("send", Map.of()), "sent"));
        append("", "", new Event.RollbackStarted(1, "effects to undo: 1"));
        append("undo:3", "", new Event.UndoFailed(new Event.Failed(DOWN, "")));
        append("", "", new Event.Undone(3, Event.Undoing.BY_HAND));
        journal.add(new Recorded(8, 1, Instant.ofEpochSecond(8), "", "", new Event.RolledBack(1)));
        append("", "", new Event.Ignored("s1", "no such event"));

        assertThat(Audit.of(journal))
                .extracting(AuditEntry::action, AuditEntry::input, AuditEntry::status, AuditEntry::counts)
                .containsExactly(
                        tuple("ask:backend", "", Status.UNFINISHED, false),
                        tuple("send", "{}", Status.DONE, false),
                        tuple("roll back", "to 1", Status.DONE, false),
                        tuple("undo", "", Status.FAILED, false),
                        tuple("undo", "code#1/send/1", Status.DONE, false),
                        tuple("rolled back", "to 1", Status.DONE, true),
                        tuple("ignore signal", "s1", Status.DONE, true));
    }

    @Test
    void aTryThatFailedStandsBesideTheOneThatFollowed() {
        ask();
        append("code#1/ask:backend:1", "model/1", new Event.Reserved(Usage.NONE));
        append("code#1/ask:backend:1", "model/1", new Event.TryFailed(DOWN, Usage.NONE));
        append("code#1/ask:backend:1", "model/1", new Event.Reserved(Usage.NONE));
        append("code#1/ask:backend:1", "model/1", done(MODEL, "fine"));
        append(
                "code#1",
                "ask:backend:1",
                new Event.AskDone(Optional.empty(), "wrote it", Optional.empty(), Optional.empty()));

        assertThat(Audit.of(journal))
                .extracting(AuditEntry::action, AuditEntry::status, AuditEntry::error)
                .containsExactly(
                        tuple("model", Status.RETRIED, "model.down: The model is down."),
                        tuple("model", Status.DONE, ""),
                        tuple("ask", Status.DONE, ""));
        assertThat(Audit.of(journal).get(2).duration()).contains(Duration.ofSeconds(5));
    }

    @Test
    void aCallThatDiedWithItsProcessIsUnfinished() {
        ask();
        append("code#1/ask:backend:1", "model/1", new Event.Reserved(Usage.NONE));
        append("", "", new Event.Owner(2, "next"));
        append("code#1/ask:backend:1", "model/1", new Event.Reserved(Usage.NONE));
        append("code#1/ask:backend:1", "model/1", done(MODEL, "fine"));
        append(
                "code#1",
                "ask:backend:1",
                new Event.AskDone(Optional.empty(), "wrote it", Optional.empty(), Optional.empty()));

        List<AuditEntry> trail = Audit.of(journal);
        assertThat(trail).extracting(AuditEntry::status).containsExactly(Status.UNFINISHED, Status.DONE, Status.DONE);
        assertThat(trail.get(0).sequence()).isEqualTo(3);
        assertThat(trail.get(2).duration()).isEmpty();
    }

    @Test
    void whatTheGateRefusedIsDeniedAndWhatARedoVoidedDoesNotCount() {
        ask();
        append(
                "code#1/ask:backend:1",
                "push/1",
                new Event.StepFailed(
                        new Action.Push("origin", "main"), Failure.giveUp("gate.mode", "No pushes."), Usage.NONE));
        append("", "", new Event.RedoStarted("code", 1, "rejected: again"));
        append("code#2", "", new Event.PhaseStarted("code", 2, 1, "base", List.of(), 5));

        List<AuditEntry> trail = Audit.of(journal);
        assertThat(trail.get(1).status()).isEqualTo(Status.DENIED);
        assertThat(trail.get(1).counts()).isFalse();
        assertThat(trail.get(2).action()).isEqualTo("redo");
        assertThat(trail.get(2).counts()).isTrue();
    }

    @Test
    void whatPeopleSaidIsPartOfTheTrail() {
        append("plan#1", "gate/1", new Event.Asked(new Question.Clarification("Which one?", List.of())));
        append("", "", new Event.Received(1, new Signal.Stop("s1", "bob", "enough")));
        append("plan#1", "gate/1", new Event.Answered("q", new Answer.Rejected("too big"), "ann"));

        assertThat(Audit.of(journal))
                .extracting(AuditEntry::by, AuditEntry::action, AuditEntry::output)
                .containsExactly(
                        tuple("engine", "question", ""),
                        tuple("bob", "signal", ""),
                        tuple("ann", "answer", "rejected too big"));
    }

    @Test
    void longOutputIsCutAndLookAlikeSecretsAreMasked() {
        ask();
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        append("code#1/ask:backend:1", "model/1", done(MODEL, "token " + token + "\n" + "x".repeat(2000)));

        String output = Audit.of(journal).get(1).output();
        assertThat(output).startsWith("token [masked:").hasSizeLessThan(500).doesNotContain("\n");
    }
}
