package dev.journeyman.benchmarks;

import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.PlanItem;
import dev.journeyman.core.WorkflowEvent;
import dev.journeyman.core.WorkflowListener;
import dev.journeyman.core.process.Ticker;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long items wait although nothing stands in their way: from when all that an item depends on is merged and an agent of
 * its workflow has nothing to do, until an agent is called. Workflows are told apart by their requests.
 */
final class DispatchLatency implements WorkflowListener {
    private final Ticker ticker;
    private final int agents;
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private volatile Histogram times = new Histogram();

    /** @param agents how many are at work at once in a workflow */
    DispatchLatency(Ticker ticker, int agents) {
        this.ticker = ticker;
        this.agents = agents;
    }

    @Override
    public void on(WorkflowEvent event, WorkflowView after) {
        if (event.type().equals("DispatchOpened")) {
            works.put(after.request(), new Work(ticker.nanos()));
        } else if (event.type().equals("Merged")) {
            work(after.request()).merged(item(event.scope()));
        }
    }

    private static String item(String scope) {
        String last = scope.substring(scope.lastIndexOf('/') + 1);
        return last.substring(0, last.indexOf('#'));
    }

    /** An agent is called for an item. */
    void begins(String request, PlanItem item) {
        times.add(work(request).begins(item));
    }

    /** The agent has nothing to do now. */
    void ends(String request) {
        work(request).ends();
    }

    /** Forgets a workflow that is over. */
    void forget(String request) {
        works.remove(request);
    }

    /** What was measured since this was last asked. */
    Histogram take() {
        Histogram taken = times;
        times = new Histogram();
        return taken;
    }

    private Work work(String request) {
        Work work = works.get(request);
        if (work == null) {
            throw new IllegalStateException("Nothing was dispatched for '" + request + "'.");
        }
        return work;
    }

    /** One plan at work. */
    private final class Work {
        private final long opened;
        private final Map<String, Long> merged = new HashMap<>();
        private final PriorityQueue<Long> idleSince = new PriorityQueue<>();

        Work(long opened) {
            this.opened = opened;
            for (int i = 0; i < agents; i++) {
                idleSince.add(opened);
            }
        }

        synchronized void merged(String item) {
            merged.put(item, ticker.nanos());
        }

        synchronized long begins(PlanItem item) {
            Long idle = idleSince.poll();
            if (idle == null) {
                throw new IllegalStateException("More than " + agents + " agents are at work.");
            }
            long ready = item.dependsOn().stream()
                    .mapToLong(key -> merged.getOrDefault(key, opened))
                    .reduce(opened, Math::max);
            return ticker.nanos() - Math.max(ready, idle);
        }

        synchronized void ends() {
            idleSince.add(ticker.nanos());
        }
    }
}
