package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.work.PlanItem;

/**
 * Names a model call by its place in the work, never by what is asked: equal on every repeat.
 *
 * @param role as what the model is asked
 * @param item the key of the plan's item, or "-"
 * @param attempt of the phase or item, from 1
 * @param round which ask of the role in that attempt, from 1
 * @param call which call of that ask, from 1
 */
public record CallKey(Role role, String item, int attempt, int round, int call) {
    private static final String NO_ITEM = "-";

    /** The key of an ask's call. */
    public static CallKey of(Assignment assignment, int call) {
        return new CallKey(
                assignment.role(),
                assignment.item().map(PlanItem::key).orElse(NO_ITEM),
                assignment.attempt(),
                assignment.round(),
                call);
    }

    /** The key of the call that is a step; its ordinal is the last part of the step's id. */
    public static CallKey of(Assignment assignment, String stepId) {
        return of(assignment, Integer.parseInt(stepId.substring(stepId.lastIndexOf('/') + 1)));
    }

    /** {@code role/item/attempt.round/call}, as cassettes hold it. */
    @Override
    public String toString() {
        return role + "/" + item + "/" + attempt + "." + round + "/" + call;
    }
}
