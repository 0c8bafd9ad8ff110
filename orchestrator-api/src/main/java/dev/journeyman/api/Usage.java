package dev.journeyman.api;

/**
 * What model calls have used; a sum of usages is a usage.
 *
 * @param modelCalls number of calls that reached a model, malformed answers included
 * @param inputTokens tokens sent
 * @param outputTokens tokens received
 * @param microDollars money in millionths of a US dollar; 0 where unpriced
 * @param unpricedCalls calls among them whose model has no known price
 */
public record Usage(int modelCalls, long inputTokens, long outputTokens, long microDollars, int unpricedCalls) {
    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        if (modelCalls < 0 || inputTokens < 0 || outputTokens < 0 || microDollars < 0 || unpricedCalls < 0) {
            throw new IllegalArgumentException("A usage is never negative.");
        }
    }

    /** The sum of both. */
    public Usage plus(Usage other) {
        return new Usage(
                modelCalls + other.modelCalls,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                microDollars + other.microDollars,
                unpricedCalls + other.unpricedCalls);
    }
}
