package dev.journeyman.backend.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.Scalars;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentsTest {
    private static final String VARIABLE = "LINEAR_SCHEMA";
    private static final GraphQLSchema OWN = schema(Documents.ownSchema());

    @ParameterizedTest
    @EnumSource(Operation.class)
    void eachDocumentFitsTheSchemaOfOurTests(Operation operation) {
        requireFit(operation, OWN);
    }

    @Test
    void eachDocumentFitsLinearsFullSchema() throws IOException {
        Optional<Path> full = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
        if (full.isEmpty()) {
            System.out.println("SKIPPED: our documents were NOT held against Linear's full schema. Set " + VARIABLE
                    + " to Linear's published schema.graphql to do so.");
        }
        assumeTrue(full.isPresent(), VARIABLE + " is not set");
        GraphQLSchema schema = schema(Files.readString(full.get()));
        for (Operation operation : Operation.values()) {
            requireFit(operation, schema);
        }
        System.out.println(Operation.values().length + " documents fit Linear's full schema in "
                + full.get().getFileName());
    }

    @Test
    void aDocumentThatDoesNotFitIsNoticed() {
        String wrong = Operation.ISSUES.document().replace("identifier", "identity");
        assertThat(ParseAndValidate.parseAndValidate(
                                OWN, ExecutionInput.newExecutionInput(wrong).build())
                        .getErrors())
                .isNotEmpty();
    }

    private static void requireFit(Operation operation, GraphQLSchema schema) {
        assertThat(ParseAndValidate.parseAndValidate(
                                schema,
                                ExecutionInput.newExecutionInput(operation.document())
                                        .build())
                        .getErrors())
                .as(operation.name())
                .isEmpty();
    }

    private static GraphQLSchema schema(String text) {
        ParserOptions large = ParserOptions.newParserOptions()
                .maxCharacters(Integer.MAX_VALUE)
                .maxTokens(Integer.MAX_VALUE)
                .maxWhitespaceTokens(Integer.MAX_VALUE)
                .build();
        TypeDefinitionRegistry types = new SchemaParser().parse(new StringReader(text), large);
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        types.scalars().keySet().stream()
                .filter(name -> !ScalarInfo.isGraphqlSpecifiedScalar(name))
                .forEach(name -> wiring.scalar(scalar(name)));
        types.types().forEach((name, type) -> {
            boolean several = type instanceof InterfaceTypeDefinition || type instanceof UnionTypeDefinition;
            if (several) {
                wiring.type(name, wired -> wired.typeResolver(asked -> null));
            }
        });
        return new SchemaGenerator().makeExecutableSchema(types, wiring.build());
    }

    private static GraphQLScalarType scalar(String name) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(Scalars.GraphQLString.getCoercing())
                .build();
    }
}
