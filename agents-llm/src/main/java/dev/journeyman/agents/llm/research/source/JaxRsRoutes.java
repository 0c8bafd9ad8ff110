package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.journeyman.agents.llm.research.source.RouteFacts.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Methods annotated with JAX-RS; a type without a path of its own is found through the methods that yield it. */
final class JaxRsRoutes implements RouteReader {
    private static final List<String> VERBS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Set<String> NOT_THE_BODY = Set.of(
            "PathParam",
            "QueryParam",
            "HeaderParam",
            "CookieParam",
            "MatrixParam",
            "FormParam",
            "BeanParam",
            "RestPath",
            "RestQuery",
            "Context",
            "Suspended");

    private final Constants constants;

    JaxRsRoutes(Constants constants) {
        this.constants = constants;
    }

    @Override
    public Stream<RouteFacts> read(TypeDeclaration<?> type) {
        if (Annotations.has(type, "RegisterRestClient")) {
            return Stream.empty();
        }
        Optional<String> prefix = path(type, "Path", type);
        Stream<RouteFacts> application = path(type, "ApplicationPath", type).stream()
                .map(path -> facts(Kind.APPLICATION, "ANY", path, true, type, type.getNameAsString(), "", ""));
        return Stream.concat(application, RouteReader.methods(type).flatMap(method -> routes(type, prefix, method)));
    }

    private Stream<RouteFacts> routes(TypeDeclaration<?> type, Optional<String> prefix, MethodDeclaration method) {
        Optional<String> own = path(method, "Path", type);
        String path = Paths.join(prefix.orElse(""), own.orElse(""));
        String handler = RouteReader.handler(type, method);
        List<String> verbs =
                VERBS.stream().filter(verb -> Annotations.has(method, verb)).toList();
        if (verbs.isEmpty()) {
            return own.stream()
                    .flatMap(ignored -> targets(method))
                    .map(target -> facts(Kind.LOCATOR, "ANY", path, prefix.isPresent(), type, handler, "", target));
        }
        return verbs.stream()
                .map(verb -> facts(
                        Kind.ENDPOINT,
                        verb,
                        path,
                        prefix.isPresent(),
                        type,
                        handler,
                        request(method),
                        Names.content(method.getType())));
    }

    /** The type that a locator yields; if it declares just any object, what it makes. */
    private static Stream<String> targets(MethodDeclaration method) {
        String declared = method.getType().asString().replaceFirst("<.*", "");
        return declared.equals("Object")
                ? method.findAll(ReturnStmt.class).stream()
                        .flatMap(result -> result.getExpression().stream())
                        .filter(Expression::isObjectCreationExpr)
                        .map(made -> made.asObjectCreationExpr().getType().getNameAsString())
                        .distinct()
                : Stream.of(declared);
    }

    private static RouteFacts facts(
            Kind kind,
            String verb,
            String path,
            boolean rooted,
            TypeDeclaration<?> type,
            String handler,
            String request,
            String response) {
        return new RouteFacts(kind, "JAX-RS", verb, path, rooted, Names.qualified(type), handler, request, response);
    }

    private Optional<String> path(NodeWithAnnotations<?> node, String annotation, TypeDeclaration<?> type) {
        return Annotations.find(node, annotation)
                .flatMap(found -> Annotations.value(found, "value"))
                .map(value -> constants.text(value, type.getNameAsString()));
    }

    private static String request(MethodDeclaration method) {
        return method.getParameters().stream()
                .filter(parameter -> parameter.getAnnotations().stream()
                        .noneMatch(annotation ->
                                NOT_THE_BODY.contains(annotation.getName().getIdentifier())))
                .map(parameter -> parameter.getType().asString())
                .findFirst()
                .orElse("");
    }
}
