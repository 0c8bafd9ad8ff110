package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** Reads the endpoints that types declare, each framework where a file imports it. */
interface RouteReader {
    Stream<RouteFacts> read(TypeDeclaration<?> type);

    /** Those of the frameworks that these imports name. */
    static List<RouteReader> of(List<String> imports, Constants constants) {
        return Stream.of(
                        reader(imports, new SpringRoutes(constants), "org.springframework.web."),
                        reader(imports, new JaxRsRoutes(constants), "jakarta.ws.rs.", "javax.ws.rs."),
                        reader(imports, new JavalinRoutes(constants), "io.javalin.", "static io.javalin."))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<RouteReader> reader(List<String> imports, RouteReader reader, String... prefixes) {
        return imports.stream().anyMatch(name -> Stream.of(prefixes).anyMatch(name::startsWith))
                ? Stream.of(reader)
                : Stream.empty();
    }

    /** The methods of a type, those of nested types not. */
    static Stream<MethodDeclaration> methods(TypeDeclaration<?> type) {
        return type.getMembers().stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast);
    }

    /** Such as {@code OrderController.list}. */
    static String handler(TypeDeclaration<?> type, MethodDeclaration method) {
        return type.getNameAsString() + "." + method.getNameAsString();
    }
}
