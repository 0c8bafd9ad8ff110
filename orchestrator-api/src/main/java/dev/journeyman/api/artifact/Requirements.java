package dev.journeyman.api.artifact;

import java.util.List;

/**
 * A request, understood.
 *
 * @param title one line; names the delivered branch
 * @param summary a few sentences
 * @param stories the user stories
 * @param functional further functional requirements
 * @param nonFunctional performance, safety, compatibility
 * @param entities things of the domain and their states
 * @param dependencies what it needs that is not there
 * @param integrationPoints existing code it meets
 * @param priority P0 to P3
 * @param complexity simple, moderate, complex or advanced
 * @param assumptions what was decided where the request is silent
 */
@Artifact(name = "requirements")
public record Requirements(
        String title,
        String summary,
        List<UserStory> stories,
        List<String> functional,
        List<String> nonFunctional,
        List<String> entities,
        List<String> dependencies,
        List<String> integrationPoints,
        String priority,
        String complexity,
        List<String> assumptions) {
    public Requirements {
        stories = List.copyOf(stories);
        functional = List.copyOf(functional);
        nonFunctional = List.copyOf(nonFunctional);
        entities = List.copyOf(entities);
        dependencies = List.copyOf(dependencies);
        integrationPoints = List.copyOf(integrationPoints);
        assumptions = List.copyOf(assumptions);
    }
}
