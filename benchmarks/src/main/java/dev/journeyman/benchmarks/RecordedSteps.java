package dev.journeyman.benchmarks;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.backend.json.JsonCheckpointStore;
import dev.journeyman.core.guard.Secrets;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A workflow's journal on the JSON store, with the folds that the engine keeps beside it. */
final class RecordedSteps implements AutoCloseable {
    private static final WorkflowId ID = new WorkflowId("benchmark");
    private static final String SCOPE = "code#1";
    private static final Action ACTION = new Action.Compute("grow");

    private final JsonCheckpointStore store;
    private final WorkflowState state = WorkflowState.of(ID, List.of());
    private final Journal journal;
    private int steps;

    RecordedSteps(Path folder) {
        store = new JsonCheckpointStore(folder);
        journal = Journal.open(
                store,
                ID,
                store.acquire(ID, "benchmark").orElseThrow(),
                InstantSource.system(),
                Secrets.NONE,
                this::headAfter);
        Timeline timeline = Timeline.of(List.of());
        journal.listen(timeline::apply);
        journal.append(
                "",
                new Event.Started(
                        1, WorkRequest.of("Grow."), "benchmark", "feature", List.of("code"), List.of(), "base"));
        journal.append("", new Event.Owner(journal.epoch(), "benchmark"));
        journal.append(SCOPE, new Event.PhaseStarted("code", 1, 1, "base", List.of(), 5));
    }

    private WorkflowHead headAfter(List<Recorded> recorded) {
        recorded.forEach(state::apply);
        return state.head();
    }

    /** Records a step that adds a text to the state; durable on return. */
    void step(String news) {
        steps++;
        journal.append(
                SCOPE,
                "grow/" + steps,
                new Event.StepDone(ACTION, "default", TextNode.valueOf(news), Optional.empty(), Usage.NONE, 0));
    }

    @Override
    public void close() {
        journal.close();
        store.close();
    }
}
