package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.model.ModelAnswer;
import dev.journeyman.agents.llm.model.ModelClient;
import dev.journeyman.agents.llm.model.ModelRequest;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A model that says what it was told to say, in order, and keeps what it was asked. */
public final class ScriptedModel implements ModelClient {
    private final String name;
    private final Deque<Object> script = new ArrayDeque<>();
    private final List<ModelRequest> requests = new ArrayList<>();

    public ScriptedModel() {
        this("test:scripted");
    }

    public ScriptedModel(String name) {
        this.name = name;
    }

    /** The next answer. */
    public ScriptedModel says(String text) {
        script.add(new ModelAnswer(text, new Usage(1, 100, 10, 5, 0), ModelAnswer.Finish.STOP));
        return this;
    }

    /** The next answer, cut. */
    public ScriptedModel isCutAfter(String text) {
        script.add(new ModelAnswer(text, new Usage(1, 100, 10, 5, 0), ModelAnswer.Finish.LENGTH));
        return this;
    }

    /** The next call fails. */
    public ScriptedModel fails(Failure failure) {
        script.add(failure);
        return this;
    }

    public List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelAnswer answer(ModelRequest request) {
        requests.add(request);
        Object next = script.removeFirst();
        if (next instanceof Failure failure) {
            throw new OrchestratorException(failure);
        }
        return (ModelAnswer) next;
    }
}
