package dev.journeyman.agents.llm.model;

import java.io.IOException;

/** An answer is larger than {@link HttpLimits#bytes()}. */
final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
}
