package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The string constants of one file, and what expressions made of them come to. */
final class Constants {
    private static final int MOST = 200;
    private static final int LONGEST = 120;

    private final Map<String, String> values = new HashMap<>();

    static Constants of(List<TypeDeclaration<?>> types) {
        Constants constants = new Constants();
        types.forEach(constants::read);
        return constants;
    }

    /** By type and name, such as {@code Paths.ORDERS}. */
    Map<String, String> values() {
        return Map.copyOf(values);
    }

    private void read(TypeDeclaration<?> type) {
        boolean allAreConstants = type.isClassOrInterfaceDeclaration()
                && type.asClassOrInterfaceDeclaration().isInterface();
        type.getMembers().stream()
                .filter(FieldDeclaration.class::isInstance)
                .map(FieldDeclaration.class::cast)
                .filter(field -> allAreConstants || (field.isStatic() && field.isFinal()))
                .flatMap(field -> field.getVariables().stream())
                .filter(variable -> variable.getTypeAsString().equals("String") && values.size() < MOST)
                .forEach(variable -> read(type, variable));
    }

    private void read(TypeDeclaration<?> type, VariableDeclarator variable) {
        variable.getInitializer()
                .map(value -> Plain.of(text(value, type.getNameAsString())))
                .filter(text -> text.length() <= LONGEST && !text.contains("${"))
                .ifPresent(text -> values.put(type.getNameAsString() + "." + variable.getNameAsString(), text));
    }

    /** What an expression comes to in a type; {@code ${Type.NAME}} stands for constants of other files. */
    String text(Expression expression, String type) {
        if (expression.isStringLiteralExpr()) {
            return expression.asStringLiteralExpr().asString();
        }
        if (expression.isBinaryExpr()) {
            return text(expression.asBinaryExpr().getLeft(), type)
                    + text(expression.asBinaryExpr().getRight(), type);
        }
        if (expression.isEnclosedExpr()) {
            return text(expression.asEnclosedExpr().getInner(), type);
        }
        String name = expression.toString();
        return own(name, type).orElse("${" + name + "}");
    }

    private Optional<String> own(String name, String type) {
        return Stream.of(type + "." + name, name)
                .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
                .findFirst();
    }
}
