package dev.journeyman.agents.llm;

import dev.journeyman.agents.llm.answer.CommitAnswer;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.artifact.CommitMessage;
import java.util.Optional;

/** Writes the message of the delivered commit. */
final class CommittingDuty implements Duty {
    @Override
    public Outcome fulfil(Conversation conversation) throws AskFailedException {
        CommitMessage message = conversation.ask(CommitAnswer.SCHEMA);
        return new Outcome.Done(Optional.of(message), message.header());
    }
}
