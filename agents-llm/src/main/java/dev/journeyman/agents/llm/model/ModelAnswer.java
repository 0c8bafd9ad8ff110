package dev.journeyman.agents.llm.model;

import dev.journeyman.api.Usage;

/**
 * What a model answered; recorded as the result of its step.
 *
 * @param text the answer, "" if there was none
 * @param usage what the call used
 * @param finish why the answer ends where it ends
 * @param promptChanged true if it is a recorded answer to another prompt
 */
public record ModelAnswer(String text, Usage usage, Finish finish, boolean promptChanged) {
    /** An answer to the very prompt that was asked. */
    public ModelAnswer(String text, Usage usage, Finish finish) {
        this(text, usage, finish, false);
    }

    /** Why an answer ends. */
    public enum Finish {
        /** It is complete. */
        STOP,
        /** It reached the request's limit of output tokens. */
        LENGTH,
        /** Anything else, such as a refusal. */
        OTHER
    }
}
