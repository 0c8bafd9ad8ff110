package dev.journeyman.core.journal;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Question;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes events down for tests, one after the other, each the child of the one before unless it rolls back. */
final class Journals {
    static final WorkflowId ID = new WorkflowId("w");

    private final List<Recorded> events = new ArrayList<>();

    static Event started() {
        return new Event.Started(1, WorkRequest.of("do it"), "p", "test", List.of("a", "b"), List.of(), "base");
    }

    Journals add(String scope, String call, Event event) {
        long sequence = events.size() + 1L;
        long parent = event instanceof Event.RolledBack back ? back.to() : sequence - 1;
        events.add(new Recorded(sequence, parent, Instant.EPOCH, scope, call, event));
        return this;
    }

    Journals control(Event event) {
        return add("", "", event);
    }

    Journals phase(String name, int attempt) {
        return add(name + "#" + attempt, "", new Event.PhaseStarted(name, attempt, 1, "base", List.of(), 5));
    }

    Journals done(String scope, String call) {
        return add(scope, call, stepDone("tree of " + call));
    }

    static Event.StepDone stepDone(String tree) {
        return new Event.StepDone(
                new Action.Compute("c"), "rule", Json.tree("value", String.class), Optional.of(tree), Usage.NONE, 1);
    }

    Journals tryFailed(String scope, String call) {
        return add(scope, call, new Event.TryFailed(failure(), Usage.NONE));
    }

    Journals failed(String scope, String call) {
        return add(scope, call, new Event.StepFailed(new Action.Compute("c"), failure(), Usage.NONE));
    }

    Journals phaseFailed(String scope, String step) {
        return add(scope, "", new Event.PhaseFailed(new Event.Failed(failure(), step)));
    }

    Journals asked(String scope, String call) {
        return add(scope, call, new Event.Asked(new Question.Clarification("Which?", List.of())));
    }

    Journals status(WorkflowStatus status) {
        return control(new Event.StatusChanged(status, ""));
    }

    Journals granted(String scope, String call) {
        return control(new Event.RetryGranted(List.of(new Event.FailedCall(scope, call))));
    }

    static Failure failure() {
        return Failure.giveUp("test.failed", "as the test wanted");
    }

    List<Recorded> events() {
        return events;
    }

    /** The sequences on the timeline. */
    List<Long> timeline() {
        return Timeline.of(events).events().stream().map(Recorded::sequence).toList();
    }
}
