package dev.journeyman.core.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.core.journal.Json;
import java.util.Set;

/** Turns results of steps and branches into what is recorded, and back. */
final class Results {
    private static final Set<Class<?>> BOXED = Set.of(
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            String.class);

    private Results() {}

    static <T> JsonNode encode(T value, Class<T> type) {
        if (!recordable(type)) {
            throw new OrchestratorException(Failure.giveUp(
                    "step.result-type",
                    type.getName()
                            + " cannot be a recorded result: use a record, an enum, a string, a boxed value or a sealed"
                            + " interface of records."));
        }
        if (value == null) {
            throw new OrchestratorException(
                    Failure.giveUp("step.result-null", "A step must not return null: return an Optional's record."));
        }
        return Json.tree(value, type);
    }

    static <T> T decode(JsonNode recorded, Class<T> type) {
        return Json.value(recorded, type);
    }

    private static boolean recordable(Class<?> type) {
        return type.isRecord() || type.isEnum() || BOXED.contains(type) || (type.isInterface() && type.isSealed());
    }
}
