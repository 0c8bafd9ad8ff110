package dev.journeyman.core.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What one workflow may use before it pauses and asks.
 *
 * @param workflow caps of the whole workflow
 * @param workspace caps of all workflows that the project's store keeps, together; their time is not counted
 * @param item caps of each work item; its time is at most two hours
 * @param phases caps of phases by their name, all attempts together but for the time, which is that of one attempt
 * @param alert share of a cap, above 0 and up to 1, from which on it is said how much is used
 * @param fixRounds rounds of repairs in one loop
 * @param agents agents at work at once
 * @param stepTries tries of one step, the first included
 */
public record WorkflowLimits(
        Caps workflow,
        Caps workspace,
        Caps item,
        Map<String, Caps> phases,
        double alert,
        int fixRounds,
        int agents,
        int stepTries) {
    /** The longest time of an item. */
    public static final Duration LONGEST_ITEM = Duration.ofHours(2);

    /** What holds where nothing is said. */
    public static final WorkflowLimits DEFAULTS = new WorkflowLimits(
            new Caps(5_000_000, 20_000_000, 200, 5_000, Duration.ofHours(4)),
            Caps.NONE.withMicroDollars(50_000_000),
            new Caps(Long.MAX_VALUE, Long.MAX_VALUE, 60, 600, Duration.ofMinutes(30)),
            Map.of(
                    "requirements", Caps.NONE.withTime(Duration.ofMinutes(5)),
                    "research", Caps.NONE.withTime(Duration.ofMinutes(10)),
                    "plan", Caps.NONE.withTime(Duration.ofMinutes(10)),
                    "code", Caps.NONE.withTime(Duration.ofHours(2)),
                    "tests", Caps.NONE.withTime(Duration.ofHours(1))),
            0.8,
            5,
            5,
            6);

    public WorkflowLimits {
        if (fixRounds < 0) {
            throw new IllegalArgumentException("A limit is never negative.");
        }
        if (agents < 1 || stepTries < 1) {
            throw new IllegalArgumentException("At least one agent works and a step is tried at least once.");
        }
        if (item.time().compareTo(LONGEST_ITEM) > 0) {
            throw new IllegalArgumentException("An item takes at most " + Durations.format(LONGEST_ITEM) + ", not "
                    + Durations.format(item.time()) + ".");
        }
        if (!(alert > 0 && alert <= 1)) {
            throw new IllegalArgumentException("The alert is a share above 0 and up to 1, not " + alert + ".");
        }
        phases = Map.copyOf(phases);
    }

    /** The caps of a phase. */
    public Caps phase(String name) {
        return phases.getOrDefault(name, Caps.NONE);
    }

    /** The same with other caps of the whole workflow. */
    public WorkflowLimits withWorkflow(UnaryOperator<Caps> change) {
        return new WorkflowLimits(change.apply(workflow), workspace, item, phases, alert, fixRounds, agents, stepTries);
    }

    /** The same with other caps of all the project's workflows together. */
    public WorkflowLimits withWorkspace(UnaryOperator<Caps> change) {
        return new WorkflowLimits(workflow, change.apply(workspace), item, phases, alert, fixRounds, agents, stepTries);
    }

    /** The same with other caps of each item. */
    public WorkflowLimits withItem(UnaryOperator<Caps> change) {
        return new WorkflowLimits(workflow, workspace, change.apply(item), phases, alert, fixRounds, agents, stepTries);
    }

    /** The same with other caps of a phase. */
    public WorkflowLimits withPhase(String name, UnaryOperator<Caps> change) {
        Map<String, Caps> changed = new HashMap<>(phases);
        changed.put(name, change.apply(phase(name)));
        return new WorkflowLimits(workflow, workspace, item, changed, alert, fixRounds, agents, stepTries);
    }

    /** The same with another share that alerts. */
    public WorkflowLimits withAlert(double share) {
        return new WorkflowLimits(workflow, workspace, item, phases, share, fixRounds, agents, stepTries);
    }

    /** The same with other money for the workflow, in millionths of a US dollar. */
    public WorkflowLimits withMicroDollars(long most) {
        return withWorkflow(caps -> caps.withMicroDollars(most));
    }

    /** The same with another number of model calls for the workflow. */
    public WorkflowLimits withModelCalls(int most) {
        return withWorkflow(caps -> caps.withModelCalls(most));
    }

    /** The same with another active time for the workflow. */
    public WorkflowLimits withTime(Duration most) {
        return withWorkflow(caps -> caps.withTime(most));
    }

    /** The same with other rounds of repairs. */
    public WorkflowLimits withFixRounds(int most) {
        return new WorkflowLimits(workflow, workspace, item, phases, alert, most, agents, stepTries);
    }

    /** The same with another number of agents at once. */
    public WorkflowLimits withAgents(int most) {
        return new WorkflowLimits(workflow, workspace, item, phases, alert, fixRounds, most, stepTries);
    }

    /** The same with other tries of a step. */
    public WorkflowLimits withStepTries(int most) {
        return new WorkflowLimits(workflow, workspace, item, phases, alert, fixRounds, agents, most);
    }
}
