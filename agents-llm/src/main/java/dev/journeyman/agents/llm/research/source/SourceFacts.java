package dev.journeyman.agents.llm.research.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a source file holds; the same wherever the same content lies, so it names no path.
 *
 * @param packageName its package; empty for the unnamed one
 * @param types its types, nested ones included, private ones not
 * @param imports as declared, {@code static} and {@code .*} kept
 * @param references simple names of types that it uses, sorted
 * @param doc what its Javadoc says, shortened
 * @param routes HTTP endpoints
 * @param entities what is kept in a database
 * @param constants string constants by type and name, such as {@code Paths.ORDERS}
 * @param problem why it could not be parsed
 */
public record SourceFacts(
        String packageName,
        List<TypeFacts> types,
        List<String> imports,
        List<String> references,
        String doc,
        List<RouteFacts> routes,
        List<EntityFacts> entities,
        Map<String, String> constants,
        Optional<String> problem) {
    /** What a file that holds nothing holds. */
    static final SourceFacts EMPTY =
            new SourceFacts("", List.of(), List.of(), List.of(), "", List.of(), List.of(), Map.of(), Optional.empty());

    public SourceFacts {
        packageName = Plain.of(packageName);
        types = List.copyOf(types);
        imports = Plain.all(imports);
        references = Plain.all(references);
        doc = doc.lines().map(Plain::path).collect(Collectors.joining("\n"));
        problem = problem.map(Plain::of);
        routes = List.copyOf(routes);
        entities = List.copyOf(entities);
        constants = Map.copyOf(constants);
    }

    /** Of a file that cannot be read. */
    public static SourceFacts failed(String problem) {
        return new SourceFacts(
                "", List.of(), List.of(), List.of(), "", List.of(), List.of(), Map.of(), Optional.of(problem));
    }

    /** Roughly the characters it keeps in memory. */
    public int weight() {
        return 200
                + doc.length()
                + types.stream().mapToInt(TypeFacts::weight).sum()
                + 40 * (imports.size() + routes.size() + entities.size() + constants.size())
                + 12 * references.size();
    }
}
