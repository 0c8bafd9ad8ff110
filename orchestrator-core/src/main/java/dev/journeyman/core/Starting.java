package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.Mode;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.workspace.StartingPoint;
import dev.journeyman.core.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** What a request becomes before anything is written: where it starts, by which pipeline, with which gates. */
final class Starting {
    private static final int FORMAT = 1;

    private final Parts parts;
    private final WorkRequest request;
    private final StartingPoint from;
    private final Pipeline pipeline;
    private final List<Event.Gate> gates;

    /**
     * Of a request.
     *
     * @throws OrchestratorException if it names a gate, pipeline or phase that is not there
     */
    Starting(Parts parts, List<Pipeline> pipelines, WorkRequest request, StartingPoint from) {
        this.parts = parts;
        this.request = request;
        this.from = from;
        this.pipeline = pipeline(pipelines, request.pipeline());
        this.gates = gates(parts.configuration());
        parts.requirePhases(pipeline.phases());
    }

    private static Pipeline pipeline(List<Pipeline> pipelines, String name) {
        return pipelines.stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OrchestratorException(Failure.giveUp(
                        "pipeline.unknown",
                        "There is no pipeline '" + name + "'; there are "
                                + pipelines.stream().map(Pipeline::name).toList() + ".")));
    }

    private List<Event.Gate> gates(Configuration configuration) {
        if (configuration.mode() == Mode.APPROVE_EACH_PHASE) {
            return pipeline.gatesEverywhere();
        }
        return pipeline.gates(request.gates().isEmpty() ? configuration.gates() : request.gates());
    }

    /** Where it starts. */
    StartingPoint from() {
        return from;
    }

    /** The first event of the workflow. */
    Event.Started event(Workspace workspace) {
        return new Event.Started(
                FORMAT,
                request,
                parts.project().value(),
                pipeline.name(),
                pipeline.phases(),
                gates,
                workspace.base(),
                Optional.of(from.notes()));
    }

    /** Whether a workflow was begun by a program that writes as this one does, or as an older one did. */
    static boolean knows(Event.Started started) {
        return started.format() <= FORMAT;
    }
}
