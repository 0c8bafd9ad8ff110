package dev.journeyman.agents.llm.answer;

import java.util.List;

/** An answer does not have the form its role asks for; the problems say what to repair. */
public final class MalformedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems each with the path of its field */
    public MalformedAnswerException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each with the path of the field. */
    public List<String> problems() {
        return problems;
    }
}
