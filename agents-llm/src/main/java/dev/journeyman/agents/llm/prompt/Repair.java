package dev.journeyman.agents.llm.prompt;

import java.util.List;

/** What a model is told when its answer could not be used. */
public final class Repair {
    /** Enough to see the mistake; a model that ran wild is not shown everything again. */
    private static final int MOST_CHARACTERS = 30_000;

    private Repair() {}

    /** The last section of the next prompt. */
    public static String section(List<String> problems, String answer) {
        String shown = answer.length() <= MOST_CHARACTERS
                ? answer
                : answer.substring(0, MOST_CHARACTERS) + "\n... (" + (answer.length() - MOST_CHARACTERS)
                        + " characters cut)";
        return "\n"
                + Markdown.section(
                        "Your last answer was not usable",
                        Markdown.list(problems, problem -> problem) + "\n" + Markdown.fence(shown)
                                + "\nNothing of it was applied. Answer again, completely, in the form described above,"
                                + " with this put right.");
    }
}
