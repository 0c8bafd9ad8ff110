package dev.journeyman.agents.llm.prompt;

import dev.journeyman.agents.llm.model.CallKey;
import dev.journeyman.agents.llm.model.ModelRequest;

/**
 * What is said in one ask, before it is known which of its calls says it.
 *
 * @param system what the model is and how it answers
 * @param user what to do now
 */
public record Prompt(String system, String user) {
    /** The same with a section at its end. */
    public Prompt followedBy(String section) {
        return new Prompt(system, user + section);
    }

    /** All of it, for people. */
    public String text() {
        return system + "\n\n" + user;
    }

    /** The request of one call, headed by the lines it is recognised by. */
    public ModelRequest request(CallKey key, int maxOutputTokens) {
        return new ModelRequest(key, system, head(key) + user, maxOutputTokens);
    }

    private static String head(CallKey key) {
        return """
                Key: %s
                Item: %s
                Attempt: %d
                Round: %d
                Call: %d

                """.formatted(key, key.item(), key.attempt(), key.round(), key.call());
    }
}
