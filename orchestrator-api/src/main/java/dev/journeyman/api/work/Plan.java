package dev.journeyman.api.work;

import dev.journeyman.api.artifact.Artifact;
import java.util.List;

/**
 * A DAG of work items. The record itself allows nonsense (a cycle, an unknown predecessor): the engine refuses it by name
 * before it runs.
 *
 * @param summary the approach in a few sentences
 * @param items the nodes; their {@code dependsOn} are the edges
 * @param testStrategy what the tests will show
 */
@Artifact(name = "plan")
public record Plan(String summary, List<PlanItem> items, String testStrategy) {
    public Plan {
        items = List.copyOf(items);
    }
}
