package dev.journeyman.api.agent;

import dev.journeyman.api.Role;
import dev.journeyman.api.dialog.Feedback;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.work.PlanItem;
import java.util.List;
import java.util.Optional;

/**
 * What an agent is asked to do. Fixed at the start of the ask: equal on every replay.
 *
 * @param role as what it is asked
 * @param task what to do, in a sentence or two
 * @param request the request behind it all
 * @param item the plan's item, if it is about one
 * @param inputs artifacts of earlier phases, newest of each type
 * @param feedback what people said, oldest first
 * @param problems what was wrong with earlier tries: compiler output, failing tests, refused plans
 * @param attempt which attempt of the phase or item this is, from 1
 * @param round which ask of this role in that attempt this is, from 1
 */
public record Assignment(
        Role role,
        String task,
        WorkRequest request,
        Optional<PlanItem> item,
        List<Record> inputs,
        List<Feedback> feedback,
        List<String> problems,
        int attempt,
        int round) {
    public Assignment {
        inputs = List.copyOf(inputs);
        feedback = List.copyOf(feedback);
        problems = List.copyOf(problems);
    }

    /** The input of a type, if there is one. */
    public <A extends Record> Optional<A> input(Class<A> type) {
        return inputs.stream().filter(type::isInstance).map(type::cast).findFirst();
    }
}
