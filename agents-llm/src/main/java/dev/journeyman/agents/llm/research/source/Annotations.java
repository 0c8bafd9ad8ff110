package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads annotations by their simple names. */
final class Annotations {
    private Annotations() {}

    static Optional<AnnotationExpr> find(NodeWithAnnotations<?> node, String name) {
        return node.getAnnotations().stream()
                .filter(annotation -> annotation.getName().getIdentifier().equals(name))
                .findFirst();
    }

    static boolean has(NodeWithAnnotations<?> node, String name) {
        return find(node, name).isPresent();
    }

    /** The first of these that stands there. */
    static Optional<AnnotationExpr> first(NodeWithAnnotations<?> node, List<String> names) {
        return node.getAnnotations().stream()
                .filter(annotation -> names.contains(annotation.getName().getIdentifier()))
                .findFirst();
    }

    /** The value of an element; {@code value} is also what stands alone in the parentheses. */
    static Optional<Expression> value(AnnotationExpr annotation, String element) {
        if (annotation.isSingleMemberAnnotationExpr()) {
            return element.equals("value")
                    ? Optional.of(annotation.asSingleMemberAnnotationExpr().getMemberValue())
                    : Optional.empty();
        }
        return annotation.isNormalAnnotationExpr()
                ? annotation.asNormalAnnotationExpr().getPairs().stream()
                        .filter(pair -> pair.getNameAsString().equals(element))
                        .map(pair -> pair.getValue())
                        .findFirst()
                : Optional.empty();
    }

    /** The values of an element that may be an array. */
    static Stream<Expression> values(AnnotationExpr annotation, String element) {
        return value(annotation, element).stream()
                .flatMap(value -> value.isArrayInitializerExpr()
                        ? value.asArrayInitializerExpr().getValues().stream()
                        : Stream.of(value));
    }
}
