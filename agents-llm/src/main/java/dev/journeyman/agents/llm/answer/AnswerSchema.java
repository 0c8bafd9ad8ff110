package dev.journeyman.agents.llm.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The form an answer must have, and the thing it then is.
 *
 * @param <T> the thing
 */
public final class AnswerSchema<T> {
    private final Function<Fields, Optional<T>> reader;

    AnswerSchema(Function<Fields, Optional<T>> reader) {
        this.reader = reader;
    }

    /**
     * Reads what a model said.
     *
     * @throws MalformedAnswerException listing everything that is wrong
     */
    public T read(String text) throws MalformedAnswerException {
        List<String> problems = new ArrayList<>();
        Optional<T> answer = reader.apply(Fields.of(JsonInText.find(text), problems));
        return answer.orElseThrow(() -> new MalformedAnswerException(problems));
    }
}
