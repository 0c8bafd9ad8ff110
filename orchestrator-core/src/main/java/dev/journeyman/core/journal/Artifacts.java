package dev.journeyman.core.journal;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.artifact.Artifact;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.EditedArtifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns artifacts into their stored form and back. */
public final class Artifacts {
    private final ClassLoader classes;

    /** Finds the classes of artifacts through a class loader. */
    public Artifacts(ClassLoader classes) {
        this.classes = classes;
    }

    /** The stored form. */
    public static StoredArtifact store(Record artifact) {
        Class<?> type = artifact.getClass();
        Artifact name = named(type);
        return new StoredArtifact(name.name(), name.version(), type.getName(), Json.tree(artifact, type));
    }

    /** The artifact as it was. */
    public Record load(StoredArtifact stored) {
        Class<? extends Record> type = type(stored);
        Artifact known = named(type);
        if (known.version() < stored.version()) {
            throw new OrchestratorException(Failure.giveUp(
                    "artifact.too-new",
                    "The artifact '" + stored.name() + "' was written as version " + stored.version()
                            + ", but this program knows version " + known.version() + ": run the newer version."));
        }
        return Json.value(stored.value(), type);
    }

    /** The newest artifact of a type that a timeline has. */
    public <A extends Record> Optional<A> newest(List<Recorded> timeline, Class<A> type) {
        return Optional.ofNullable(type.getAnnotation(Artifact.class))
                .flatMap(known -> Optional.ofNullable(newest(timeline).get(known.name())))
                .map(this::load)
                .map(type::cast);
    }

    /** The newest artifacts that phases of a timeline left, by name, as people have edited them since. */
    public static Map<String, StoredArtifact> newest(List<Recorded> timeline) {
        Map<String, StoredArtifact> newest = new LinkedHashMap<>();
        for (Recorded recorded : timeline) {
            if (recorded.event() instanceof Event.PhaseDone done) {
                done.artifacts().forEach(artifact -> newest.put(artifact.name(), artifact));
            } else if (recorded.event() instanceof Event.Answered answered) {
                edited(answered)
                        .ifPresent(edit ->
                                newest.computeIfPresent(edit.name(), (name, shown) -> shown.editedTo(edit.json())));
            }
        }
        return newest;
    }

    private static Optional<EditedArtifact> edited(Event.Answered answered) {
        return answered.answer() instanceof Answer.Approved approved ? approved.edited() : Optional.empty();
    }

    /** Whether a person may edit it. */
    public boolean editable(StoredArtifact stored) {
        return !named(type(stored)).evidence();
    }

    /** Its type. */
    public Class<? extends Record> type(StoredArtifact stored) {
        try {
            Class<?> found = Class.forName(stored.type(), false, classes);
            if (found.isRecord() && found.isAnnotationPresent(Artifact.class)) {
                return found.asSubclass(Record.class);
            }
        } catch (ClassNotFoundException e) {
            throw missing(stored, e);
        }
        throw missing(stored, null);
    }

    private static OrchestratorException missing(StoredArtifact stored, @Nullable Exception cause) {
        Failure failure = Failure.giveUp(
                "artifact.class-missing",
                "The artifact '" + stored.name() + "' needs the class " + stored.type()
                        + ", which is no artifact on this class path: add the jar that holds it. The record stays readable.");
        return cause == null ? new OrchestratorException(failure) : new OrchestratorException(failure, cause);
    }

    private static Artifact named(Class<?> type) {
        Artifact name = type.getAnnotation(Artifact.class);
        if (name == null) {
            throw new OrchestratorException(Failure.giveUp(
                    "artifact.unnamed",
                    type.getName() + " cannot be an artifact: annotate the record with @Artifact(name = \"...\")."));
        }
        return name;
    }
}
