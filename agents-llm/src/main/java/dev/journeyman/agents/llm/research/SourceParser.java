package dev.journeyman.agents.llm.research;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import dev.journeyman.agents.llm.research.ParsedFile.ParsedType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses Java sources. Belongs to one thread. */
final class SourceParser {
    private final JavaParser parser = new JavaParser(new ParserConfiguration()
            .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
            .setStoreTokens(false)
            .setAttributeComments(false));

    /** Never throws for what stands in the source. */
    ParsedFile parse(String source) {
        try {
            ParseResult<CompilationUnit> result = parser.parse(source);
            return result.isSuccessful()
                    ? result.getResult().map(SourceParser::summarise).orElseGet(() -> ParsedFile.failed("is empty"))
                    : ParsedFile.failed(why(result));
        } catch (RuntimeException | StackOverflowError e) {
            return ParsedFile.failed("breaks the parser (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String why(ParseResult<CompilationUnit> result) {
        return result.getProblems().stream()
                .map(Problem::getMessage)
                .findFirst()
                .flatMap(message -> message.lines().findFirst())
                .orElse("does not parse");
    }

    private static ParsedFile summarise(CompilationUnit unit) {
        List<String> imports =
                unit.getImports().stream().map(SourceParser::imported).toList();
        return new ParsedFile(
                unit.getTypes().stream()
                        .flatMap(SourceParser::withNested)
                        .filter(type -> !type.isPrivate())
                        .map(type -> summarise(type, imports))
                        .toList(),
                Optional.empty());
    }

    private static Stream<TypeDeclaration<?>> withNested(TypeDeclaration<?> type) {
        Stream<TypeDeclaration<?>> nested = type.getMembers().stream()
                .filter(TypeDeclaration.class::isInstance)
                .flatMap(member -> withNested((TypeDeclaration<?>) member));
        return Stream.concat(Stream.of(type), nested);
    }

    private static ParsedType summarise(TypeDeclaration<?> type, List<String> imports) {
        String name = type.getFullyQualifiedName().orElseGet(type::getNameAsString);
        return new ParsedType(name, kind(type), methods(type), imports);
    }

    private static List<String> methods(TypeDeclaration<?> type) {
        Stream<String> components = type instanceof RecordDeclaration record
                ? Stream.of(record.getNameAsString() + "("
                        + record.getParameters().stream()
                                .map(Parameter::toString)
                                .collect(Collectors.joining(", "))
                        + ")")
                : Stream.empty();
        Stream<String> callables = type.getMembers().stream()
                .filter(CallableDeclaration.class::isInstance)
                .map(member -> (CallableDeclaration<?>) member)
                .filter(callable -> !callable.isPrivate())
                .map(SourceParser::signature);
        return Stream.of(constants(type), components, callables)
                .flatMap(signatures -> signatures)
                .toList();
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

    private static String imported(ImportDeclaration declaration) {
        return (declaration.isStatic() ? "static " : "")
                + declaration.getNameAsString()
                + (declaration.isAsterisk() ? ".*" : "");
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
