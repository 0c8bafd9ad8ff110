package dev.journeyman.api.artifact;

import java.util.List;
import java.util.Map;

/**
 * What stands in a code base, whatever the request.
 *
 * @param modules sorted by path
 * @param languages number of files by language
 * @param routes sorted by path and method
 * @param entities sorted by name
 * @param cycles the largest first
 */
public record CodeOverview(
        List<ModuleSummary> modules,
        Map<String, Integer> languages,
        List<Route> routes,
        List<EntitySummary> entities,
        List<ImportCycle> cycles) {
    /** Of nothing. */
    public static final CodeOverview EMPTY = new CodeOverview(List.of(), Map.of(), List.of(), List.of(), List.of());

    public CodeOverview {
        modules = List.copyOf(modules);
        languages = Map.copyOf(languages);
        routes = List.copyOf(routes);
        entities = List.copyOf(entities);
        cycles = List.copyOf(cycles);
    }
}
