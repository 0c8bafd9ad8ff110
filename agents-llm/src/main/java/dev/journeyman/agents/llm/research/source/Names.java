package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import java.util.Set;

/** Names of types as the reports show them. */
final class Names {
    private static final Set<String> ENVELOPES = Set.of(
            "ResponseEntity",
            "HttpEntity",
            "Mono",
            "Uni",
            "Callable",
            "CompletableFuture",
            "CompletionStage",
            "DeferredResult",
            "WebAsyncTask");

    private Names() {}

    static String qualified(TypeDeclaration<?> type) {
        return type.getFullyQualifiedName().orElseGet(type::getNameAsString);
    }

    /** The value's type of a collection, map or array; other types as they are. */
    static String lastArgument(Type type) {
        return type instanceof ClassOrInterfaceType named
                ? named.getTypeArguments()
                        .filter(arguments -> !arguments.isEmpty())
                        .flatMap(arguments -> arguments.getLast())
                        .map(Type::asString)
                        .orElseGet(named::asString)
                : type.getElementType().asString();
    }

    /** What is in the envelope that a framework wants around an answer. */
    static String content(Type type) {
        if (type instanceof ClassOrInterfaceType named && ENVELOPES.contains(named.getNameAsString())) {
            return named.getTypeArguments()
                    .flatMap(arguments -> arguments.getFirst())
                    .map(Names::content)
                    .orElse("");
        }
        return type.asString();
    }
}
