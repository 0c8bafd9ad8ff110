package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.visitor.VoidVisitorAdapter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects the simple names of all types that a file uses, by the convention that they begin with a capital. */
final class UsedTypes extends VoidVisitorAdapter<Set<String>> {
    static List<String> of(CompilationUnit unit) {
        Set<String> names = new TreeSet<>();
        unit.accept(new UsedTypes(), names);
        return List.copyOf(names);
    }

    @Override
    public void visit(ClassOrInterfaceType type, Set<String> names) {
        note(type.getName().getIdentifier(), names);
        super.visit(type, names);
    }

    @Override
    public void visit(NameExpr name, Set<String> names) {
        note(name.getName().getIdentifier(), names);
    }

    @Override
    public void visit(MarkerAnnotationExpr annotation, Set<String> names) {
        note(annotation.getName().getIdentifier(), names);
    }

    @Override
    public void visit(SingleMemberAnnotationExpr annotation, Set<String> names) {
        note(annotation.getName().getIdentifier(), names);
        super.visit(annotation, names);
    }

    @Override
    public void visit(NormalAnnotationExpr annotation, Set<String> names) {
        note(annotation.getName().getIdentifier(), names);
        super.visit(annotation, names);
    }

    private static void note(String name, Set<String> names) {
        if (Character.isUpperCase(name.charAt(0))) {
            names.add(name);
        }
    }
}
