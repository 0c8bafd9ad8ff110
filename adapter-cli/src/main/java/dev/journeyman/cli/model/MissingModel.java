package dev.journeyman.cli.model;

import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.OrchestratorException;

/**
 * Stands where no model could be connected, as long as nobody asks it.
 *
 * @param why it could not
 */
record MissingModel(OrchestratorException why) implements ModelClient {
    @Override
    public String name() {
        return "none";
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        throw why;
    }
}
