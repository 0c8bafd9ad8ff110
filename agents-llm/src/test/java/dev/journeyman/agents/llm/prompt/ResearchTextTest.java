package dev.journeyman.agents.llm.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.api.artifact.ChangeAdvice;
import dev.journeyman.api.artifact.ChangeAdvice.Conflict;
import dev.journeyman.api.artifact.ChangeAdvice.Impact;
import dev.journeyman.api.artifact.CodeOverview;
import dev.journeyman.api.artifact.EntitySummary;
import dev.journeyman.api.artifact.EntitySummary.Column;
import dev.journeyman.api.artifact.EntitySummary.Relation;
import dev.journeyman.api.artifact.ImportCycle;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.Route;
import dev.journeyman.api.artifact.TypeSummary;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResearchTextTest {
    private static final Route ROUTE =
            new Route("GET", "/orders/`{id}", "Orders.show", "", "Order", "Spring", "src/Orders.java");

    @Test
    void everythingIsShownWhereThereIsRoom() {
        assertThat(ResearchText.of(report(1), 4_000))
                .contains("- class `demo.A` (src/A.java)\n  - `void a()`\n")
                .contains("May conflict with the request:\n- Orders serve it already. (src/Orders.java)")
                .contains("Recommended:\n- Extend A.")
                .contains("Files that may have to change:\n- src/B.java: uses A")
                .contains("- `GET /orders/'{id}` `Orders.show`, `- -> Order`")
                .contains("- entity `demo.Order` in table `orders`\n  - columns: `id long key`\n"
                        + "  - relations: `lines OneToMany Line`")
                .contains("- 2 packages, such as `a -> b -> a`");
    }

    @Test
    void whatMustBeMindedFitsBeforeCataloguesAndWhatIsCutIsCounted() {
        String text = ResearchText.of(report(500), 400);

        assertThat(text)
                .contains("Orders serve it already.")
                .contains("Extend A.")
                .containsPattern("- \\(\\d+ more\\)")
                .hasSizeLessThan(400 * 3 + 300);
    }

    private static ResearchReport report(int many) {
        return new ResearchReport(
                "A few files.",
                3,
                3,
                2,
                Collections.nCopies(
                        many, new TypeSummary("src/A.java", "demo.A", "class", List.of("void a()"), List.of())),
                List.of("pom.xml"),
                List.of(),
                new CodeOverview(
                        List.of(),
                        Map.of("Java", 3),
                        Collections.nCopies(many, ROUTE),
                        List.of(new EntitySummary(
                                "src/Order.java",
                                "demo.Order",
                                "entity",
                                "orders",
                                List.of(new Column("id", "id", "long", true)),
                                List.of(new Relation("lines", "OneToMany", "Line", "", "order")))),
                        List.of(new ImportCycle(List.of("a", "b"), List.of("a", "b", "a")))),
                new ChangeAdvice(
                        List.of(new Impact("src/B.java", "uses A")),
                        List.of(new Conflict(
                                "overlapping-route", "Orders serve it already.", List.of("src/Orders.java"))),
                        List.of("Extend A.")));
    }
}
