package dev.journeyman.cli;

import dev.journeyman.api.PhaseStatus;
import dev.journeyman.api.Usage;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.work.ItemStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Views of a workflow, made step by step. */
public final class Views {
    public static final WorkflowId ID = new WorkflowId("vouchers-7f3a");

    private WorkflowStatus status = WorkflowStatus.RUNNING;
    private String reason = "";
    private final List<WorkflowView.Phase> phases = new ArrayList<>();
    private final List<WorkflowView.Item> items = new ArrayList<>();
    private Optional<AskedQuestion> question = Optional.empty();
    private Usage usage = new Usage(3, 1200, 300, 4200, 0);
    private Duration active = Duration.ofSeconds(65);
    private int percent = 40;

    public static Views running() {
        return new Views();
    }

    public Views status(WorkflowStatus is, String because) {
        status = is;
        reason = because;
        return this;
    }

    public Views phase(String name, PhaseStatus is, String note) {
        phases.add(new WorkflowView.Phase(name, is, 1, Duration.ofSeconds(5), note));
        return this;
    }

    public Views item(String key, ItemStatus is, String note) {
        items.add(new WorkflowView.Item(key, "Title of " + key, "backend", is, 1, note));
        return this;
    }

    public Views question(AskedQuestion asked) {
        question = Optional.of(asked);
        return this;
    }

    public Views at(int percentDone, Duration time, Usage used) {
        percent = percentDone;
        active = time;
        usage = used;
        return this;
    }

    public WorkflowView view() {
        return new WorkflowView(
                ID,
                "Let shops pay",
                status,
                reason,
                phases,
                items,
                question,
                usage,
                0,
                percent,
                Instant.EPOCH,
                active,
                phases.size() + items.size());
    }
}
