package dev.journeyman.agents.llm.answer;

import dev.journeyman.api.artifact.CommitMessage;
import java.util.Optional;

/** Reads a commit message. */
public final class CommitAnswer {
    /** A message after Conventional Commits. */
    public static final AnswerSchema<CommitMessage> SCHEMA = new AnswerSchema<>(CommitAnswer::message);

    private CommitAnswer() {}

    private static Optional<CommitMessage> message(Fields fields) {
        String type = fields.text("type");
        String scope = fields.text("scope", "");
        String subject = fields.text("subject");
        String body = fields.text("body", "");
        boolean breaking = fields.flag("breaking");
        return fields.make(() -> new CommitMessage(type, scope, subject, body, breaking));
    }
}
