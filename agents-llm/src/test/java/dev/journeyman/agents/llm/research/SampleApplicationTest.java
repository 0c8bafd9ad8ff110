package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.ChangeAdvice.Conflict;
import dev.journeyman.api.artifact.ChangeAdvice.Impact;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.ModuleSummary;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A small application of three modules, and a list of what must be found in it. */
class SampleApplicationTest {
    private static final Path RESOURCES = Path.of("src/test/resources/research");
    private static final String ORDERS = "shop/src/main/java/com/example/shop/orders/";

    @Test
    void allRoutesAndEntitiesAreFoundAndNoOthers() throws Exception {
        ResearchReport report = research("");
        List<String> expected = Files.readAllLines(RESOURCES.resolve("sample-app-expected.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();

        assertThat(Stream.concat(
                        report.code().routes().stream().map(SampleApplicationTest::text),
                        report.code().entities().stream().map(SampleApplicationTest::text)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void modulesLanguagesAndCyclesAreFound() throws Exception {
        ResearchReport report = research("");

        assertThat(report.code().modules())
                .extracting(ModuleSummary::path)
                .containsExactly(".", "admin", "billing", "shop");
        assertThat(report.code().languages()).containsEntry("SQL", 2).containsEntry("JavaScript", 1);
        assertThat(report.code().cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.packages()).containsExactly("com.example.shop.customers", "com.example.shop.orders");
            assertThat(cycle.shortest())
                    .containsExactly(
                            "com.example.shop.customers", "com.example.shop.orders", "com.example.shop.customers");
        });
    }

    @Test
    void aChangeOfAnEntityNamesItsUsersAndTheLastMigration() throws Exception {
        ResearchReport report = research("Show the total of what a customer ordered");

        assertThat(report.relevant()).extracting(TypeSummary::name).contains("com.example.shop.orders.Order");
        assertThat(report.advice().impact())
                .contains(
                        new Impact(ORDERS + "Order.java", "holds Order, which is similar"),
                        new Impact(
                                "shop/src/main/resources/db/migration/V10__order_note.sql",
                                "a change of the table orders needs a migration after this one"));
        assertThat(report.advice().recommendations())
                .anySatisfy(line ->
                        assertThat(line).contains("write a migration after").contains("V10__order_note"))
                .anySatisfy(line -> assertThat(line).contains("circle"));
    }

    @Test
    void aRouteThatIsThereAlreadyIsAConflict() throws Exception {
        assertThat(conflicts("Add an endpoint GET /api/orders/{number} for one order"))
                .contains("overlapping-route: GET /api/orders/{id} is served by OrderController.show already.");
        assertThat(conflicts("Remove GET /health, nobody needs it"))
                .contains("removed-api: GET /health is served by AdminServer (lambda): its clients break.");
    }

    @Test
    void aRemovedColumnAndItsReadersAreAConflict() throws Exception {
        assertThat(conflicts("Rename total_amount of Order to sum"))
                .contains(
                        "removed-column: Column total_amount of orders holds data and may be read elsewhere: it needs a"
                                + " migration.",
                        "breaking-signature: Order - 3 files use Order.");
    }

    @Test
    void whatIsThereUnderThatNameIsADuplicate() throws Exception {
        assertThat(conflicts("Add an admin server for administrators"))
                .contains("duplicate-implementation: com.example.admin.AdminServer may do this already.");
    }

    private static List<String> conflicts(String request) throws Exception {
        return research(request).advice().conflicts().stream()
                .map((Conflict conflict) -> conflict.kind() + ": " + conflict.message())
                .toList();
    }

    private static ResearchReport research(String request) throws Exception {
        return CodeResearch.inMemory()
                .report(Trees.folder(RESOURCES.resolve("sample-app")), request, ParseListener.NONE);
    }

    private static String text(Route route) {
        return route.method() + " " + route.path() + " | " + route.handler() + " | " + route.request() + " -> "
                + route.response() + " | " + route.framework();
    }

    private static String text(EntitySummary entity) {
        String columns = entity.columns().stream()
                .map(column ->
                        column.field() + " " + column.column() + " " + column.type() + (column.key() ? " key" : ""))
                .collect(Collectors.joining(", "));
        String relations =
                entity.relations().stream().map(SampleApplicationTest::text).collect(Collectors.joining(", "));
        return entity.kind() + " " + entity.name() + (entity.table().isEmpty() ? "" : " in " + entity.table()) + ": "
                + columns + (relations.isEmpty() ? "" : "; " + relations);
    }

    private static String text(EntitySummary.Relation relation) {
        return relation.field() + " " + relation.kind() + " " + relation.target()
                + (relation.column().isEmpty() ? "" : " by " + relation.column())
                + (relation.mappedBy().isEmpty() ? "" : " mapped by " + relation.mappedBy());
    }
}
