package dev.journeyman.core.workspace;

import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.step.Tree;
import java.util.List;

/** The code of a workflow that has given it up: nothing is left to compare, and its record can still be read. */
final class ReleasedCode implements CodeHistory {
    private final WorkflowId id;

    ReleasedCode(WorkflowId id) {
        this.id = id;
    }

    @Override
    public Tree tree(String commit) {
        throw gone();
    }

    @Override
    public List<Difference> difference(String from, String to) {
        return List.of();
    }

    @Override
    public String patch(String from, String to) {
        throw gone();
    }

    @Override
    public List<LogEntry> log() {
        throw gone();
    }

    private OrchestratorException gone() {
        return Attempt.refused(
                "workspace.none", "There is no code of workflow " + id + " any more: it was abandoned or cleaned.");
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
