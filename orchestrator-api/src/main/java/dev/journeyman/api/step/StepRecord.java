package dev.journeyman.api.step;

/**
 * A recorded effect, handed to whoever can undo it.
 *
 * @param stepId the step
 * @param effectId the name the outside world knows it by
 * @param action what was done
 * @param resultJson its result as recorded; "" if it is not known whether it happened
 */
public record StepRecord(String stepId, String effectId, Action action, String resultJson) {}
