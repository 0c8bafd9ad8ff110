package dev.journeyman.agents.llm.research;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;

/** Is told what ranking by meaning takes, and how it gets on. */
@FunctionalInterface
public interface RankingListener {
    /** A call of the model used this. */
    void spent(Usage usage);

    /**
     * Some more types have a vector.
     *
     * @param embedded number of types so far, of those that had none
     * @param of number of those in all
     * @throws InterruptedException to end it here; what was made so far is kept
     */
    default void embedded(int embedded, int of) throws InterruptedException {}

    /** The model could not be had, so it is ranked by words only. */
    default void failed(Failure why) {}
}
