package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the simple names of all types that a file uses, by the convention that they begin with a capital. */
final class UsedTypes {
    private final Set<String> names = new HashSet<>();

    private UsedTypes() {}

    static List<String> of(CompilationUnit unit) {
        UsedTypes used = new UsedTypes();
        used.below(unit);
        return used.names.stream().sorted().toList();
    }

    /** A plain walk: a visitor would ask each node for each of its properties. */
    private void below(Node node) {
        for (Node child : node.getChildNodes()) {
            note(child);
            below(child);
        }
    }

    private void note(Node node) {
        if (node instanceof ClassOrInterfaceType type) {
            note(type.getName().getIdentifier());
        } else if (node instanceof NameExpr name) {
            note(name.getName().getIdentifier());
        } else if (node instanceof AnnotationExpr annotation) {
            note(annotation.getName().getIdentifier());
        }
    }

    private void note(String name) {
        if (Character.isUpperCase(name.charAt(0))) {
            names.add(name);
        }
    }
}
