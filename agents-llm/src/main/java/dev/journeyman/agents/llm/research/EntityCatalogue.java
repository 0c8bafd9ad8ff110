package dev.journeyman.agents.llm.research;

import dev.journeyman.agents.llm.research.source.EntityFacts;
import dev.journeyman.agents.llm.research.source.SourceFacts;
import dev.journeyman.api.artifact.EntitySummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The types that are kept in a database, with what they inherit. */
final class EntityCatalogue {
    private static final int DEEPEST = 10;

    private final Map<String, EntityFacts> bySimpleName = new HashMap<>();

    private EntityCatalogue(Map<String, SourceFacts> sources) {
        sources.values().stream()
                .flatMap(source -> source.entities().stream())
                .forEach(entity -> bySimpleName.putIfAbsent(entity.simpleName(), entity));
    }

    static List<EntitySummary> of(Snapshot snapshot) {
        EntityCatalogue catalogue = new EntityCatalogue(snapshot.sources());
        return snapshot.sources().entrySet().stream()
                .filter(source -> !Tests.isTest(source.getKey()))
                .flatMap(source ->
                        source.getValue().entities().stream().map(entity -> catalogue.summary(source.getKey(), entity)))
                .sorted(Comparator.comparing(EntitySummary::name))
                .toList();
    }

    private EntitySummary summary(String file, EntityFacts entity) {
        List<EntityFacts> line = lineage(entity);
        return new EntitySummary(
                file,
                entity.name(),
                entity.kind(),
                entity.table(),
                all(line, EntityFacts::columns, EntitySummary.Column::field),
                all(line, EntityFacts::relations, EntitySummary.Relation::field));
    }

    /** The oldest ancestor first, as keys are declared there. */
    private List<EntityFacts> lineage(EntityFacts entity) {
        List<EntityFacts> line = new ArrayList<>();
        for (EntityFacts at = entity; at != null && line.size() < DEEPEST; at = bySimpleName.get(at.parent())) {
            line.add(0, at);
        }
        return line;
    }

    private static <T> List<T> all(
            List<EntityFacts> line, Function<EntityFacts, List<T>> part, Function<T, String> field) {
        Map<String, T> byField = new LinkedHashMap<>();
        line.stream()
                .flatMap(entity -> part.apply(entity).stream())
                .forEach(found -> byField.put(field.apply(found), found));
        return Stream.of(byField).flatMap(found -> found.values().stream()).toList();
    }
}
