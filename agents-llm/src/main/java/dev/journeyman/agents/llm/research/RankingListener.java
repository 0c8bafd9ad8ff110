package dev.journeyman.agents.llm.research;

import dev.journeyman.api.Failure;
import dev.journeyman.api.Usage;

/** Is told what ranking by meaning takes. */
@FunctionalInterface
public interface RankingListener {
    /** A call of the model used this. */
    void spent(Usage usage);

    /** The model could not be had, so it is ranked by words only. */
    default void failed(Failure why) {}
}
