package dev.journeyman.benchmarks;

import dev.journeyman.api.Role;
import dev.journeyman.api.agent.Agent;
import dev.journeyman.api.agent.AgentContext;
import dev.journeyman.api.agent.AgentProfile;
import dev.journeyman.api.agent.Assignment;
import dev.journeyman.api.agent.Outcome;
import dev.journeyman.api.step.Action;
import dev.journeyman.api.step.FileEdit;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.process.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Waits as long as it is told to, as for a model, then writes the item's file. Counts how often it was asked for each. */
final class LoadAgent implements Agent {
    static final String NAME = "worker";

    private final Ticker ticker;
    private final Duration thinks;
    private final DispatchLatency latency;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    LoadAgent(Ticker ticker, Duration thinks, DispatchLatency latency) {
        this.ticker = ticker;
        this.thinks = thinks;
        this.latency = latency;
    }

    @Override
    public AgentProfile profile() {
        return new AgentProfile(NAME, Set.of(Role.BACKEND), List.of());
    }

    @Override
    public Outcome perform(Assignment assignment, AgentContext context) {
        PlanItem item = assignment.item().orElseThrow();
        String request = assignment.request().text();
        latency.begins(request, item);
        asked.merge(request + "/" + item.key(), 1, Integer::sum);
        try {
            work(item, context);
        } finally {
            latency.ends(request);
        }
        return new Outcome.Done(Optional.empty(), "Wrote it.");
    }

    private void work(PlanItem item, AgentContext context) {
        context.step(new Action.Compute("think"), String.class, step -> {
            ticker.pause(thinks);
            return "thought";
        });
        String path = item.files().get(0).path();
        context.change(List.of(new FileEdit.Create(path, "// " + path + "\n")));
    }

    /** How often it was asked for an item since the beginning; forgets it. */
    int timesAsked(String request, String item) {
        Integer times = asked.remove(request + "/" + item);
        return times == null ? 0 : times;
    }
}
