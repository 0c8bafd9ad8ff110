package dev.journeyman.api.step;

/**
 * What a step does. Runs at least once; its recorded result is used ever after.
 *
 * @param <T> a record, enum, string, boxed value or sealed interface of records
 */
@FunctionalInterface
public interface StepBody<T> {
    /** Does the work. Throw {@link dev.journeyman.api.OrchestratorException} to say how a failure is to be treated. */
    T run(StepContext step) throws Exception;
}
