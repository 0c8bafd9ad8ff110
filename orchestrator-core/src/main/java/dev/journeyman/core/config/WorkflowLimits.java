package dev.journeyman.core.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What one workflow may use before it pauses and asks.
 *
 * @param microDollars money in millionths of a US dollar
 * @param modelCalls calls that reach a model
 * @param time active time; waiting for people is not counted
 * @param fixRounds rounds of repairs in one loop
 * @param itemTime time for one work item, at most two hours
 * @param phaseTimes time for a phase, by its name
 * @param agents agents at work at once
 * @param stepTries tries of one step, the first included
 */
public record WorkflowLimits(
        long microDollars,
        int modelCalls,
        Duration time,
        int fixRounds,
        Duration itemTime,
        Map<String, Duration> phaseTimes,
        int agents,
        int stepTries) {
    /** The longest {@link #itemTime}. */
    public static final Duration LONGEST_ITEM = Duration.ofHours(2);

    /** What holds where nothing is said. */
    public static final WorkflowLimits DEFAULTS = new WorkflowLimits(
            5_000_000,
            200,
            Duration.ofHours(4),
            5,
            Duration.ofMinutes(30),
            Map.of(
                    "requirements", Duration.ofMinutes(5),
                    "research", Duration.ofMinutes(10),
                    "plan", Duration.ofMinutes(10),
                    "code", Duration.ofHours(2),
                    "tests", Duration.ofHours(1)),
            5,
            6);

    public WorkflowLimits {
        if (microDollars < 0 || modelCalls < 0 || time.isNegative() || fixRounds < 0) {
            throw new IllegalArgumentException("A limit is never negative.");
        }
        if (agents < 1 || stepTries < 1) {
            throw new IllegalArgumentException("At least one agent works and a step is tried at least once.");
        }
        if (itemTime.isNegative() || itemTime.compareTo(LONGEST_ITEM) > 0) {
            throw new IllegalArgumentException("An item takes at most " + Durations.format(LONGEST_ITEM) + ", not "
                    + Durations.format(itemTime) + ".");
        }
        phaseTimes = Map.copyOf(phaseTimes);
    }

    /** The time for a phase, if it has a limit of its own. */
    public Optional<Duration> phaseTime(String phase) {
        return Optional.ofNullable(phaseTimes.get(phase));
    }

    /** The same with other money, in millionths of a US dollar. */
    public WorkflowLimits withMicroDollars(long most) {
        return new WorkflowLimits(most, modelCalls, time, fixRounds, itemTime, phaseTimes, agents, stepTries);
    }

    /** The same with another number of model calls. */
    public WorkflowLimits withModelCalls(int most) {
        return new WorkflowLimits(microDollars, most, time, fixRounds, itemTime, phaseTimes, agents, stepTries);
    }

    /** The same with another active time. */
    public WorkflowLimits withTime(Duration most) {
        return new WorkflowLimits(microDollars, modelCalls, most, fixRounds, itemTime, phaseTimes, agents, stepTries);
    }

    /** The same with other rounds of repairs. */
    public WorkflowLimits withFixRounds(int most) {
        return new WorkflowLimits(microDollars, modelCalls, time, most, itemTime, phaseTimes, agents, stepTries);
    }

    /** The same with another time for one item. */
    public WorkflowLimits withItemTime(Duration most) {
        return new WorkflowLimits(microDollars, modelCalls, time, fixRounds, most, phaseTimes, agents, stepTries);
    }

    /** The same with other times for phases. */
    public WorkflowLimits withPhaseTimes(Map<String, Duration> most) {
        return new WorkflowLimits(microDollars, modelCalls, time, fixRounds, itemTime, most, agents, stepTries);
    }

    /** The same with another number of agents at once. */
    public WorkflowLimits withAgents(int most) {
        return new WorkflowLimits(microDollars, modelCalls, time, fixRounds, itemTime, phaseTimes, most, stepTries);
    }

    /** The same with other tries of a step. */
    public WorkflowLimits withStepTries(int most) {
        return new WorkflowLimits(microDollars, modelCalls, time, fixRounds, itemTime, phaseTimes, agents, most);
    }
}
