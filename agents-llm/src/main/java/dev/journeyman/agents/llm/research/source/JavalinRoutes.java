package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.journeyman.agents.llm.research.source.RouteFacts.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls such as {@code app.get("/orders", handler)}, and those inside {@code path("orders", () -> ...)}. */
final class JavalinRoutes implements RouteReader {
    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete", "patch", "head", "options");
    private static final Set<String> BODIES = Set.of("bodyAsClass", "bodyValidator", "bodyStreamAsClass");

    private final Constants constants;

    JavalinRoutes(Constants constants) {
        this.constants = constants;
    }

    @Override
    public Stream<RouteFacts> read(TypeDeclaration<?> type) {
        return type.getMembers().stream()
                .filter(member -> !(member instanceof TypeDeclaration))
                .flatMap(member -> member.findAll(MethodCallExpr.class).stream())
                .filter(call -> VERBS.contains(call.getNameAsString()))
                .flatMap(call -> route(type, call).stream());
    }

    /** A call counts when a handler is its last argument, behind at most a path. */
    private Optional<RouteFacts> route(TypeDeclaration<?> type, MethodCallExpr call) {
        List<Expression> arguments = call.getArguments();
        boolean pathless = arguments.size() == 1 && inside(call).findAny().isPresent();
        Expression last = arguments.isEmpty() ? call : arguments.get(arguments.size() - 1);
        if (!handles(last) || !(pathless || arguments.size() == 2)) {
            return Optional.empty();
        }
        String path = pathless ? "" : text(arguments.get(0), type);
        // Maps have such methods as well; what is called on an object must look like a path.
        return call.getScope().isEmpty() || path.startsWith("/")
                ? Optional.of(route(type, call, path, last))
                : Optional.empty();
    }

    private RouteFacts route(TypeDeclaration<?> type, MethodCallExpr call, String path, Expression handler) {
        String prefix = inside(call)
                .map(outer -> text(outer.getArgument(0), type))
                .reduce("", (inner, outer) -> Paths.join(outer, inner));
        Node body = body(type, handler);
        return new RouteFacts(
                Kind.ENDPOINT,
                "Javalin",
                call.getNameAsString().toUpperCase(Locale.ROOT),
                Paths.join(prefix, path),
                true,
                Names.qualified(type),
                name(type, handler),
                named(body, BODIES::contains),
                created(body));
    }

    /** The calls of {@code path} around a call, the innermost first. */
    private static Stream<MethodCallExpr> inside(Node call) {
        return Stream.iterate(call.getParentNode(), Optional::isPresent, node -> node.flatMap(Node::getParentNode))
                .flatMap(Optional::stream)
                .filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast)
                .filter(outer -> outer.getNameAsString().equals("path")
                        && outer.getArguments().size() == 2);
    }

    private static boolean handles(Expression handler) {
        return handler.isLambdaExpr() || handler.isMethodReferenceExpr() || handler.isObjectCreationExpr();
    }

    private String text(Expression path, TypeDeclaration<?> type) {
        return constants.text(path, type.getNameAsString());
    }

    private static String name(TypeDeclaration<?> type, Expression handler) {
        if (handler instanceof MethodReferenceExpr reference) {
            String scope = reference.getScope().toString();
            return (scope.equals("this") ? type.getNameAsString() : scope) + "." + reference.getIdentifier();
        }
        return handler instanceof ObjectCreationExpr creation
                ? creation.getType().asString()
                : type.getNameAsString() + " (lambda)";
    }

    /** Where a reference to a method of the same type leads; else what stands there. */
    private static Node body(TypeDeclaration<?> type, Expression handler) {
        return handler instanceof MethodReferenceExpr reference
                ? type.getMethodsByName(reference.getIdentifier()).stream()
                        .map(Node.class::cast)
                        .findFirst()
                        .orElse(handler)
                : handler;
    }

    /** The class that the first such call names. */
    private static String named(Node body, Predicate<String> method) {
        return body.findAll(MethodCallExpr.class).stream()
                .filter(call -> method.test(call.getNameAsString()))
                .flatMap(call -> call.getArguments().stream())
                .filter(ClassExpr.class::isInstance)
                .map(argument -> ((ClassExpr) argument).getType().asString())
                .findFirst()
                .orElse("");
    }

    /** What is made on the spot to be the answer. */
    private static String created(Node body) {
        return body.findAll(MethodCallExpr.class).stream()
                .filter(call -> call.getNameAsString().equals("json"))
                .flatMap(call -> call.getArguments().stream())
                .filter(ObjectCreationExpr.class::isInstance)
                .map(argument -> ((ObjectCreationExpr) argument).getType().asString())
                .findFirst()
                .orElse("");
    }
}
