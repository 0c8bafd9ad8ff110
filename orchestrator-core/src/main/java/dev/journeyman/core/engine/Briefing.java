package dev.journeyman.core.engine;

import dev.journeyman.api.artifact.Artifact;
import dev.journeyman.api.phase.WorkflowInfo;
import dev.journeyman.core.journal.Artifacts;
import dev.journeyman.core.journal.StoredArtifact;
import dev.journeyman.core.journal.Timeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a phase knows at its start: the workflow and the newest artifact of each type that earlier phases left.
 *
 * @param info the workflow
 * @param stored artifacts by their stable name
 * @param codec loads them
 */
record Briefing(WorkflowInfo info, Map<String, StoredArtifact> stored, Artifacts codec) {

    /** What the phases that ended before a sequence left. */
    static Map<String, StoredArtifact> artifactsBefore(Timeline timeline, long sequence) {
        return Artifacts.newest(timeline.events().stream()
                .filter(recorded -> recorded.sequence() < sequence)
                .toList());
    }

    <A extends Record> Optional<A> artifact(Class<A> type) {
        Artifact name = type.getAnnotation(Artifact.class);
        if (name == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(stored.get(name.name())).map(codec::load).map(type::cast);
    }

    /** All artifacts, as agents get them. */
    List<Record> inputs() {
        return stored.values().stream().map(codec::load).toList();
    }
}
