package dev.journeyman.benchmarks.dbos;

import dev.dbos.transact.DBOS;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.workflow.WorkflowHandle;
import dev.journeyman.backend.jdbc.DatabaseUrl;
import java.util.ArrayList;
import java.util.List;

/** The peer, with its defaults. */
final class DbosEngine implements Engine {
    private final DBOS dbos;
    private final Growing growing;

    DbosEngine(DatabaseUrl database) {
        dbos = new DBOS(DBOSConfig.defaults("benchmark")
                .withDatabaseUrl(database.jdbc())
                .withDbUser(database.user().orElse(""))
                .withDbPassword(database.password().orElse("")));
        growing = dbos.registerProxy(Growing.class, new GrowingWorkflow(dbos));
        dbos.launch();
    }

    @Override
    public void run(int workflows, int steps) {
        List<WorkflowHandle<Integer, RuntimeException>> handles = new ArrayList<>();
        for (int i = 0; i < workflows; i++) {
            handles.add(dbos.startWorkflow(() -> growing.grow(steps)));
        }
        for (WorkflowHandle<Integer, RuntimeException> handle : handles) {
            if (handle.getResult() != steps) {
                throw new IllegalStateException("A workflow of the peer did not do all steps.");
            }
        }
    }

    @Override
    public String recorded() {
        return "select count(*) from dbos.operation_outputs";
    }

    @Override
    public void close() {
        dbos.close();
    }
}
