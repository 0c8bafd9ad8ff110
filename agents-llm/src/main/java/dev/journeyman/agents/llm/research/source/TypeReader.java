package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what callers of a type need to know. */
final class TypeReader {
    private TypeReader() {}

    static TypeFacts read(TypeDeclaration<?> type) {
        return new TypeFacts(
                Names.qualified(type),
                kind(type),
                methods(type),
                supertypes(type).map(ClassOrInterfaceType::getNameAsString).toList());
    }

    private static List<String> methods(TypeDeclaration<?> type) {
        Stream<String> callables = type.getMembers().stream()
                .filter(CallableDeclaration.class::isInstance)
                .map(member -> (CallableDeclaration<?>) member)
                .filter(callable -> !callable.isPrivate())
                .map(TypeReader::signature);
        return Stream.of(constants(type), components(type), callables)
                .flatMap(signatures -> signatures)
                .toList();
    }

    private static Stream<String> components(TypeDeclaration<?> type) {
        return type instanceof RecordDeclaration record
                ? Stream.of(record.getParameters().stream()
                        .map(Parameter::toString)
                        .collect(Collectors.joining(", ", record.getNameAsString() + "(", ")")))
                : Stream.empty();
    }

    private static String signature(CallableDeclaration<?> callable) {
        return (callable.isStatic() ? "static " : "") + callable.getDeclarationAsString(false, true, true);
    }

    /** An enum's constants are its vocabulary. */
    private static Stream<String> constants(TypeDeclaration<?> type) {
        return type instanceof EnumDeclaration declaration
                        && !declaration.getEntries().isEmpty()
                ? Stream.of(declaration.getEntries().stream()
                        .map(NodeWithSimpleName::getNameAsString)
                        .collect(Collectors.joining(", ")))
                : Stream.empty();
    }

    private static Stream<ClassOrInterfaceType> supertypes(TypeDeclaration<?> type) {
        if (type instanceof ClassOrInterfaceDeclaration declaration) {
            return Stream.concat(declaration.getExtendedTypes().stream(), declaration.getImplementedTypes().stream());
        }
        if (type instanceof EnumDeclaration declaration) {
            return declaration.getImplementedTypes().stream();
        }
        return type instanceof RecordDeclaration declaration
                ? declaration.getImplementedTypes().stream()
                : Stream.empty();
    }

    private static String kind(TypeDeclaration<?> type) {
        if (type instanceof ClassOrInterfaceDeclaration declaration) {
            return declaration.isInterface() ? "interface" : "class";
        }
        if (type instanceof RecordDeclaration) {
            return "record";
        }
        if (type instanceof EnumDeclaration) {
            return "enum";
        }
        return type instanceof AnnotationDeclaration ? "annotation" : "type";
    }
}
