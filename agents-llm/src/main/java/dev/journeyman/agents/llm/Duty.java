package dev.journeyman.agents.llm;

import dev.journeyman.api.agent.Outcome;

/** What a role makes of a conversation. */
@FunctionalInterface
interface Duty {
    Outcome fulfil(Conversation conversation) throws AskFailedException;
}
