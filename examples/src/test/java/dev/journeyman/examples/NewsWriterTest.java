package dev.journeyman.examples;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.testkit.AgentContract;
import java.util.List;
import java.util.Optional;

/** An agent of one's own keeps what the engine needs of every agent. */
class NewsWriterTest extends AgentContract {
    @Override
    protected Agent agent() {
        return new CustomAgent.NewsWriter();
    }

    @Override
    protected Assignment assignment() {
        WorkRequest request = WorkRequest.of("Let shops hand out vouchers");
        return new Assignment(
                Role.DOCUMENTER, "Tell the news.", request, Optional.empty(), List.of(), List.of(), List.of(), 1, 1);
    }
}
