package dev.journeyman.cli.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of a cassette by their keys. A key may be cut to {@code role/item}: then it answers whatever try it is. */
final class AnswerFile {
    private final Map<String, String> answers;

    private AnswerFile(Map<String, String> answers) {
        this.answers = answers;
    }

    static AnswerFile read(Path file) throws IOException {
        Map<String, String> answers = new HashMap<>();
        for (JsonNode entry : new ObjectMapper().readTree(file.toFile()).path("entries")) {
            answers.put(entry.path("key").asText(), text(entry.path("answer")));
        }
        return new AnswerFile(answers);
    }

    private static String text(JsonNode answer) {
        if (answer.isTextual()) {
            return answer.asText();
        }
        if (!answer.isArray()) {
            return answer.toString();
        }
        List<String> lines = new ArrayList<>();
        answer.forEach(line -> lines.add(line.asText()));
        return String.join("\n", lines);
    }

    Optional<String> to(Question request) {
        String key = request.key();
        int item = key.indexOf('/', key.indexOf('/') + 1);
        return Optional.ofNullable(answers.get(key)).or(() -> Optional.ofNullable(answers.get(key.substring(0, item))));
    }
}
