package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimilarCodeTest {
    private static final Path LISTS = Path.of("src/test/resources/research");

    private final List<String> found = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();

    /** The list was written, and committed, before the ranking was. */
    @Test
    void atLeastSeventeenOfTwentyRequestsFindTheirCodeAmongTheFirstFive() throws Exception {
        ask("similar-code.json");

        assertThat(found.size() + missed.size()).isEqualTo(20);
        assertThat(found).as("found; missed were " + missed).hasSizeGreaterThanOrEqualTo(17);
    }

    /** The ranking was improved by these, too. */
    @Test
    void requestsInTheWordsOfPeopleFindCodeThatUsesOthers() throws Exception {
        ask("similar-code-development.json");

        assertThat(found.size() + missed.size()).isEqualTo(40);
        assertThat(found).as("found; missed were " + missed).hasSizeGreaterThanOrEqualTo(20);
    }

    /** One is very large, of the other no registry has all: only where somebody laid them beside the others. */
    @Test
    void codeThatTheBuildDoesNotFetchIsRankedAsWell() throws Exception {
        assumeTrue(Trees.isPublished("hibernate-core") && Trees.isPublished("dspace-api"));
        ask("similar-code-not-fetched.json");

        assertThat(found.size() + missed.size()).isEqualTo(40);
        assertThat(found).as("found; missed were " + missed).hasSizeGreaterThanOrEqualTo(14);
    }

    /** The ranking was never adjusted to this list, and must not be: what each ranking found in it is in the benchmarks. */
    @Test
    void inACodeBaseThatItWasNotAdjustedToItFindsNoLessThanWhenItWasLastAsked() throws Exception {
        ask("similar-code-held-out.json");

        assertThat(found.size() + missed.size()).isEqualTo(20);
        assertThat(found).as("found; missed were " + missed).hasSizeGreaterThanOrEqualTo(9);
    }

    private void ask(String list) throws Exception {
        JsonNode answers = new ObjectMapper().readTree(LISTS.resolve(list).toFile());
        for (JsonNode codeBase : answers.get("codeBases")) {
            Snapshot snapshot = SourceIndex.inMemory()
                    .of(Trees.published(codeBase.get("sources").asText()), ParseListener.NONE);
            SimilarCode code = new SimilarCode(snapshot);
            for (JsonNode request : codeBase.get("requests")) {
                (hit(code, request) ? found : missed).add(request.get("request").asText());
            }
        }
    }

    private static boolean hit(SimilarCode code, JsonNode request) {
        Set<String> answers = new HashSet<>();
        request.get("answers").forEach(answer -> answers.add(answer.asText()));
        return code.to(request.get("request").asText()).stream()
                .limit(5)
                .anyMatch(hit -> answers.contains(hit.located().type().name()));
    }
}
