package dev.journeyman.backend.jdbc;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.journeyman.api.ProjectId;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.Membership;
import dev.journeyman.api.store.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proposes workflows to a node, by db-scheduler: one node at a time looks for those that nobody attends to, each of them is
 * taken by one node, and what a silent node had is proposed again. The lease decides who may go on.
 */
final class Proposals implements Membership {
    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    /** Four missed heartbeats are the fewest that db-scheduler allows: a node is silent after half the term of a lease. */
    private static final int MISSED_HEARTBEATS = 4;

    private static final int HEARTBEATS_IN_A_TERM = 8;
    /** What is free is to be noticed soon; who looks reads one row. */
    private static final int LOOKS_IN_A_TERM = 16;

    private static final Duration LONGEST_LOOK = Duration.ofMillis(500);

    /** Until a workflow that cannot go on at one node is proposed again, perhaps to another. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    /** Other projects' rows are not ours to delete, however long their nodes are away. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Unattended unattended;
    private final Node node;
    private final Duration look;
    private final ServerTime time;
    private final Task<Void> turns;
    private final Scheduler scheduler;

    /**
     * Begins to propose.
     *
     * @param term of the leases
     */
    Proposals(Database database, ProjectId project, Duration term, Node node) {
        Duration heartbeat = term.dividedBy(HEARTBEATS_IN_A_TERM);
        // Nodes of other projects do not know the name, and leave it alone.
        String name = "workflow of " + project;
        this.unattended = new Unattended(database, project, name);
        this.node = node;
        Duration shortest = term.dividedBy(LOOKS_IN_A_TERM);
        this.look = shortest.compareTo(LONGEST_LOOK) < 0 ? shortest : LONGEST_LOOK;
        this.time = new ServerTime(database, node.clock());
        this.turns = Tasks.custom(name, Void.class)
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, time.now()))
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, time.now().plus(look)))
                .execute((workflow, context) -> turn(workflow));
        RecurringTask<Void> search = Tasks.recurring("unattended workflows of " + project, FixedDelay.of(look))
                .execute((task, context) -> propose());
        this.scheduler = Scheduler.create(database.source(), List.of(turns))
                .startTasks(search)
                .tableName(Schema.NAME + ".scheduled_task")
                .serializer(new NoData())
                .schedulerName(new SchedulerName.Fixed(node.name()))
                .threads(node.atOnce())
                .pollingInterval(look)
                .heartbeatInterval(heartbeat)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(PATIENCE)
                .clock(time)
                .build();
        scheduler.start();
    }

    private void propose() {
        time.ask();
        for (WorkflowId id : unattended.find()) {
            scheduler.scheduleIfNotExists(turns.instance(id.value()), time.now());
        }
    }

    private CompletionHandler<Void> turn(TaskInstance<Void> workflow) {
        WorkflowId id = new WorkflowId(workflow.getId());
        time.ask();
        long said = unattended.newestSignal(id);
        return switch (run(id)) {
            case RESTS -> {
                unattended.heard(id, said);
                yield (complete, operations) -> operations.stop();
            }
            case OWNED -> again(look);
            case ELSEWHERE -> again(ELSEWHERE);
            case HANDED_OVER -> again(Duration.ZERO);
        };
    }

    private Node.Turn run(WorkflowId id) {
        try {
            return node.run(id);
        } catch (InterruptedException e) {
            LOG.debug("Node {} ends while it has {}.", node.name(), id, e);
            Thread.currentThread().interrupt();
            return Node.Turn.HANDED_OVER;
        }
    }

    private CompletionHandler<Void> again(Duration delay) {
        Instant next = time.now().plus(delay);
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    @Override
    public void close() {
        if (!scheduler.getSchedulerState().isShuttingDown()) {
            scheduler.stop();
        }
    }
}
