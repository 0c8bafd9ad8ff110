package dev.journeyman.agents.llm.research;

/** Is told how parsing gets on. */
@FunctionalInterface
public interface ParseListener {
    /** For those who do not care. */
    ParseListener NONE = (parsed, of) -> {};

    /**
     * Some more is parsed.
     *
     * @param parsed number of files so far
     * @param of number of files in all
     * @throws InterruptedException to end it here
     */
    void parsed(int parsed, int of) throws InterruptedException;
}
