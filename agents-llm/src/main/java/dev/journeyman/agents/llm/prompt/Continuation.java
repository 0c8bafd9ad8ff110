package dev.journeyman.agents.llm.prompt;

/** What a model is told when its answer was cut at the limit of length. */
public final class Continuation {
    private Continuation() {}

    /** The last section of the next prompt. */
    public static String section(String begun) {
        return "\n"
                + Markdown.section(
                        "Your answer so far",
                        "It was cut at its limit of length:\n\n" + Markdown.fence(begun)
                                + "\nGo on with exactly the character that follows. Repeat nothing, and write nothing but"
                                + " the rest: no fence, no words before or after it.");
    }
}
