package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import dev.journeyman.agents.llm.MapTree;
import dev.journeyman.api.artifact.ResearchReport;
import dev.journeyman.api.artifact.TypeSummary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over 1,250 published files of a server with JAX-RS; over 5,000 are in the benchmark. */
class PublishedSourcesTest {
    private static final String REQUEST = "Let administrators impersonate a user and see where the session came from";

    @TempDir
    Path state;

    @Test
    void aLargeCodeBaseIsUnderstoodAndParsedOnce() throws Exception {
        MapTree tree = Trees.published("keycloak-services");
        ResearchReport first = CodeResearch.in(state).report(tree, REQUEST, ParseListener.NONE);

        assertThat(first.files()).isGreaterThan(1_000);
        assertThat(first.parsed()).isGreaterThan(1_000);
        assertThat(first.problems()).isEmpty();
        assertThat(first.types()).isGreaterThan(1_400);
        assertThat(first.code().routes()).hasSizeGreaterThan(300);
        assertThat(first.code().routes())
                .extracting(route -> route.method() + " " + route.path())
                .contains("GET /realms/{realm}", "GET /admin/realms/{realm}/users/{user-id}/sessions");
        assertThat(first.code().cycles()).isNotEmpty();
        assertThat(first.relevant())
                .extracting(TypeSummary::name)
                .anySatisfy(name -> assertThat(name).contains("User"));

        ResearchReport second = CodeResearch.in(state).report(tree, REQUEST, ParseListener.NONE);
        assertThat(second.parsed()).isZero();
        assertThat(second.code()).isEqualTo(first.code());
        assertThat(second.relevant()).isEqualTo(first.relevant());

        MapTree changed = changed(tree, 10);
        ResearchReport later = CodeResearch.in(state).report(changed, REQUEST, ParseListener.NONE);
        assertThat(later.parsed()).isEqualTo(10);
        assertThat(later)
                .usingRecursiveComparison()
                .ignoringFields("parsed")
                .isEqualTo(CodeResearch.inMemory().report(changed, REQUEST, ParseListener.NONE));
    }

    private static MapTree changed(MapTree tree, int files) {
        List<String> paths = tree.paths().subList(0, files);
        MapTree changed = tree;
        for (String path : paths) {
            changed = changed.with(path, tree.files().get(path) + "\n// changed");
        }
        return changed;
    }
}
