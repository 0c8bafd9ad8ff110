package dev.journeyman.agents.llm.research;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimilarCodeTest {
    private static final Path ANSWERS = Path.of("src/test/resources/research/similar-code.json");

    /** The list was written, and committed, before the ranking was. */
    @Test
    void atLeastSeventeenOfTwentyRequestsFindTheirCodeAmongTheFirstFive() throws Exception {
        List<String> found = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (JsonNode codeBase : new ObjectMapper().readTree(ANSWERS.toFile()).get("codeBases")) {
            Snapshot snapshot = SourceIndex.inMemory()
                    .of(Trees.published(codeBase.get("sources").asText()), ParseListener.NONE);
            SimilarCode code = new SimilarCode(snapshot);
            for (JsonNode request : codeBase.get("requests")) {
                (hit(code, request) ? found : missed).add(request.get("request").asText());
            }
        }
        assertThat(found.size() + missed.size()).isEqualTo(20);
        assertThat(found).as("found; missed were " + missed).hasSizeGreaterThanOrEqualTo(17);
    }

    private static boolean hit(SimilarCode code, JsonNode request) {
        Set<String> answers = new HashSet<>();
        request.get("answers").forEach(answer -> answers.add(answer.asText()));
        return code.to(request.get("request").asText()).stream()
                .limit(5)
                .anyMatch(hit -> answers.contains(hit.located().type().name()));
    }
}
