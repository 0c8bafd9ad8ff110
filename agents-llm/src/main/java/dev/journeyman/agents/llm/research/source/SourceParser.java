package dev.journeyman.agents.llm.research.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.Comment;
import com.github.javaparser.ast.comments.CommentsCollection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses Java sources without resolving symbols. Belongs to one thread. */
public final class SourceParser {
    private final JavaParser parser = new JavaParser(configuration());

    /** Parses in the newest language, and leaves out what takes time and says nothing of the code. */
    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setStoreTokens(false)
                .setAttributeComments(false);
        // They search each tree over and over for what only breaks rules of the compiler.
        configuration.getProcessors().clear();
        return configuration;
    }

    /** Never throws for what stands in the source. */
    public ParsedSource parse(String source) {
        try {
            ParseResult<CompilationUnit> result = parser.parse(source);
            return result.isSuccessful()
                    ? result.getResult().map(unit -> parsed(unit, result)).orElse(ParsedSource.EMPTY)
                    : ParsedSource.failed(why(result));
        } catch (RuntimeException | StackOverflowError e) {
            return ParsedSource.failed("breaks the parser (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String why(ParseResult<CompilationUnit> result) {
        return result.getProblems().stream()
                .map(Problem::getMessage)
                .findFirst()
                .flatMap(message -> message.lines().findFirst())
                .orElse("does not parse");
    }

    private static ParsedSource parsed(CompilationUnit unit, ParseResult<CompilationUnit> result) {
        Collection<Comment> comments = result.getCommentsCollection()
                .<Collection<Comment>>map(CommentsCollection::getComments)
                .orElse(List.of());
        return new ParsedSource(facts(unit, JavadocText.of(comments)), text(unit, comments));
    }

    /** What begins a file that has a package is its licence, and says nothing of the code. */
    private static String text(CompilationUnit unit, Collection<Comment> comments) {
        int licence = unit.getPackageDeclaration().isPresent() ? 1 : 0;
        return comments.stream()
                .filter(comment ->
                        comment.getBegin().map(begin -> begin.line > licence).orElse(true))
                .map(Comment::getContent)
                .collect(Collectors.joining("\n"));
    }

    private static SourceFacts facts(CompilationUnit unit, String doc) {
        List<String> imports =
                unit.getImports().stream().map(SourceParser::imported).toList();
        List<TypeDeclaration<?>> types =
                unit.getTypes().stream().flatMap(SourceParser::withNested).toList();
        Constants constants = Constants.of(types);
        List<RouteReader> routes = RouteReader.of(imports, constants);
        return new SourceFacts(
                unit.getPackageDeclaration()
                        .map(declaration -> declaration.getNameAsString())
                        .orElse(""),
                types.stream()
                        .filter(type -> !type.isPrivate())
                        .map(TypeReader::read)
                        .toList(),
                imports,
                UsedTypes.of(unit),
                doc,
                types.stream()
                        .flatMap(type -> routes.stream().flatMap(reader -> reader.read(type)))
                        .toList(),
                entities(imports, types, constants),
                constants.values(),
                Optional.empty());
    }

    private static List<EntityFacts> entities(
            List<String> imports, List<TypeDeclaration<?>> types, Constants constants) {
        return EntityReader.applies(imports)
                ? types.stream().flatMap(new EntityReader(constants)::read).toList()
                : List.of();
    }

    private static Stream<TypeDeclaration<?>> withNested(TypeDeclaration<?> type) {
        Stream<TypeDeclaration<?>> nested = type.getMembers().stream()
                .filter(TypeDeclaration.class::isInstance)
                .flatMap(member -> withNested((TypeDeclaration<?>) member));
        return Stream.concat(Stream.of(type), nested);
    }

    private static String imported(ImportDeclaration declaration) {
        return (declaration.isStatic() ? "static " : "")
                + declaration.getNameAsString()
                + (declaration.isAsterisk() ? ".*" : "");
    }
}
