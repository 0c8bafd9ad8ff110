package dev.journeyman.api.artifact;

import java.util.List;

/**
 * Who wants what, and why.
 *
 * @param id short and unique, such as {@code US-1}
 * @param role who
 * @param action what
 * @param value why
 * @param criteria how one sees that it works
 * @param preconditions what must hold before
 * @param postconditions what holds after
 * @param edgeCases the odd inputs and states
 * @param invest which of the INVEST properties it violates, with the reason; empty when none
 */
public record UserStory(
        String id,
        String role,
        String action,
        String value,
        List<Criterion> criteria,
        List<String> preconditions,
        List<String> postconditions,
        List<String> edgeCases,
        List<String> invest) {
    public UserStory {
        criteria = List.copyOf(criteria);
        preconditions = List.copyOf(preconditions);
        postconditions = List.copyOf(postconditions);
        edgeCases = List.copyOf(edgeCases);
        invest = List.copyOf(invest);
    }
}
