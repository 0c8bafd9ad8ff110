package dev.journeyman.benchmarks.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.workflow.Workflow;

/** As the peer's documentation shows it. */
final class GrowingWorkflow implements Growing {
    private final DBOS dbos;

    GrowingWorkflow(DBOS dbos) {
        this.dbos = dbos;
    }

    @Override
    @Workflow(name = "grow")
    public int grow(int steps) {
        int done = 0;
        for (int i = 1; i <= steps; i++) {
            String number = Integer.toString(i);
            done += dbos.runStep(() -> number, "grow").equals(number) ? 1 : 0;
        }
        return done;
    }
}
