package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Methods annotated with Spring's request mappings, in whatever type; clients are none. */
final class SpringRoutes implements RouteReader {
    private static final String ANY = "RequestMapping";
    private static final List<String> MAPPINGS =
            List.of("GetMapping", "PostMapping", "PutMapping", "DeleteMapping", "PatchMapping", ANY);

    private final Constants constants;

    SpringRoutes(Constants constants) {
        this.constants = constants;
    }

    @Override
    public Stream<RouteFacts> read(TypeDeclaration<?> type) {
        if (Annotations.has(type, "FeignClient")) {
            return Stream.empty();
        }
        List<String> prefixes =
                Annotations.find(type, ANY).map(mapping -> paths(mapping, type)).orElse(List.of(""));
        return RouteReader.methods(type)
                .flatMap(method -> Annotations.first(method, MAPPINGS).stream()
                        .flatMap(mapping -> routes(type, prefixes, method, mapping)));
    }

    private Stream<RouteFacts> routes(
            TypeDeclaration<?> type, List<String> prefixes, MethodDeclaration method, AnnotationExpr mapping) {
        return prefixes.stream()
                .flatMap(prefix -> paths(mapping, type).stream().map(path -> Paths.join(prefix, path)))
                .flatMap(path -> verbs(mapping)
                        .map(verb -> new RouteFacts(
                                RouteFacts.Kind.ENDPOINT,
                                "Spring",
                                verb,
                                path,
                                true,
                                Names.qualified(type),
                                RouteReader.handler(type, method),
                                request(method),
                                Names.content(method.getType()))));
    }

    private List<String> paths(AnnotationExpr mapping, TypeDeclaration<?> type) {
        List<String> paths = Stream.of("value", "path")
                .flatMap(element -> Annotations.values(mapping, element))
                .map(value -> constants.text(value, type.getNameAsString()))
                .toList();
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static Stream<String> verbs(AnnotationExpr mapping) {
        String name = mapping.getName().getIdentifier();
        if (!name.equals(ANY)) {
            return Stream.of(name.replace("Mapping", "").toUpperCase(Locale.ROOT));
        }
        List<String> verbs = Annotations.values(mapping, "method")
                .map(value -> value.toString().replaceFirst(".*\\.", ""))
                .toList();
        return verbs.isEmpty() ? Stream.of("ANY") : verbs.stream();
    }

    private static String request(MethodDeclaration method) {
        return Stream.of("RequestBody", "ModelAttribute")
                .flatMap(annotation -> method.getParameters().stream()
                        .filter((NodeWithAnnotations<Parameter> parameter) -> Annotations.has(parameter, annotation)))
                .map(parameter -> Names.content(parameter.getType()))
                .findFirst()
                .orElse("");
    }
}
