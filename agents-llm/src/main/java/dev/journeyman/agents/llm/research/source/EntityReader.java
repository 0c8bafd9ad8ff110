package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import com.github.javaparser.ast.type.Type;
import dev.journeyman.api.artifact.EntitySummary.Column;
import dev.journeyman.api.artifact.EntitySummary.Relation;
import java.beans.Introspector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what JPA annotations say, at fields or at getters, wherever the key stands. */
final class EntityReader {
    private static final List<String> RELATIONS =
            List.of("OneToOne", "OneToMany", "ManyToOne", "ManyToMany", "ElementCollection", "Embedded", "EmbeddedId");
    private static final Set<String> MAPPINGS = Set.of(
            "Id", "EmbeddedId", "Column", "OneToOne", "OneToMany", "ManyToOne", "ManyToMany", "Basic", "Version");

    private final Constants constants;

    EntityReader(Constants constants) {
        this.constants = constants;
    }

    static boolean applies(List<String> imports) {
        return imports.stream()
                .anyMatch(name -> name.startsWith("jakarta.persistence.") || name.startsWith("javax.persistence."));
    }

    Stream<EntityFacts> read(TypeDeclaration<?> type) {
        return type instanceof ClassOrInterfaceDeclaration declaration
                ? kind(type).map(kind -> read(declaration, kind)).stream()
                : Stream.empty();
    }

    private static Optional<String> kind(TypeDeclaration<?> type) {
        if (Annotations.has(type, "Entity")) {
            return Optional.of("entity");
        }
        if (Annotations.has(type, "Embeddable")) {
            return Optional.of("embeddable");
        }
        return Annotations.has(type, "MappedSuperclass") ? Optional.of("mapped superclass") : Optional.empty();
    }

    private EntityFacts read(ClassOrInterfaceDeclaration type, String kind) {
        List<Column> columns = new ArrayList<>();
        List<Relation> relations = new ArrayList<>();
        properties(type)
                .forEach(property -> relation(property, type)
                        .ifPresentOrElse(relations::add, () -> columns.add(column(property, type))));
        return new EntityFacts(
                Names.qualified(type),
                kind,
                kind.equals("entity") ? table(type) : "",
                type.getExtendedTypes().stream()
                        .findFirst()
                        .map(parent -> parent.getNameAsString())
                        .orElse(""),
                columns,
                relations);
    }

    private String table(ClassOrInterfaceDeclaration type) {
        return text(type, "Table", "name", type)
                .or(() -> text(type, "Entity", "name", type))
                .orElse(type.getNameAsString());
    }

    /** A value that is kept: a field, or what a getter yields. */
    private record Property(NodeWithAnnotations<?> node, String name, Type type) {}

    private static List<Property> properties(ClassOrInterfaceDeclaration type) {
        List<Property> fields = fields(type);
        List<Property> getters = getters(type);
        boolean atGetters = fields.stream().noneMatch(EntityReader::mapped)
                && getters.stream().anyMatch(EntityReader::mapped);
        return atGetters ? getters : fields;
    }

    private static boolean mapped(Property property) {
        return property.node().getAnnotations().stream()
                .anyMatch(annotation -> MAPPINGS.contains(annotation.getName().getIdentifier()));
    }

    private static List<Property> fields(ClassOrInterfaceDeclaration type) {
        return members(type, FieldDeclaration.class)
                .filter(field -> !field.isStatic() && !field.isTransient() && !Annotations.has(field, "Transient"))
                .flatMap(field -> field.getVariables().stream()
                        .map(variable -> new Property(field, Plain.of(variable.getNameAsString()), variable.getType())))
                .toList();
    }

    private static List<Property> getters(ClassOrInterfaceDeclaration type) {
        return members(type, MethodDeclaration.class)
                .filter(method -> !method.isStatic()
                        && method.getParameters().isEmpty()
                        && method.getNameAsString().matches("(get|is)\\p{Lu}.*")
                        && !Annotations.has(method, "Transient"))
                .map(method -> new Property(
                        method,
                        Plain.of(Introspector.decapitalize(
                                method.getNameAsString().replaceFirst("^(get|is)", ""))),
                        method.getType()))
                .toList();
    }

    private static <T extends BodyDeclaration<?>> Stream<T> members(ClassOrInterfaceDeclaration type, Class<T> kind) {
        return type.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    private Column column(Property property, TypeDeclaration<?> type) {
        return new Column(
                property.name(),
                text(property.node(), "Column", "name", type).orElse(property.name()),
                Plain.of(property.type().asString()),
                Annotations.has(property.node(), "Id"));
    }

    private Optional<Relation> relation(Property property, TypeDeclaration<?> type) {
        return Annotations.first(property.node(), RELATIONS)
                .map(annotation -> new Relation(
                        property.name(),
                        annotation.getName().getIdentifier(),
                        Plain.of(target(annotation, property.type())),
                        text(property.node(), "JoinColumn", "name", type).orElse(""),
                        Annotations.value(annotation, "mappedBy")
                                .map(value -> Plain.of(constants.text(value, type.getNameAsString())))
                                .orElse("")));
    }

    /** What a collection or map holds, or the type itself. */
    private static String target(AnnotationExpr annotation, Type type) {
        return Stream.of("targetEntity", "targetClass")
                .flatMap(element -> Annotations.value(annotation, element).stream())
                .filter(value -> value.isClassExpr())
                .map(value -> value.asClassExpr().getType().asString())
                .findFirst()
                .orElseGet(() -> Names.lastArgument(type));
    }

    private Optional<String> text(
            NodeWithAnnotations<?> node, String annotation, String element, TypeDeclaration<?> type) {
        return Annotations.find(node, annotation)
                .flatMap(found -> Annotations.value(found, element))
                .map(value -> Plain.of(constants.text(value, type.getNameAsString())));
    }
}
