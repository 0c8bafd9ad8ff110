package dev.journeyman.core;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.dialog.WorkRequest;
import dev.journeyman.api.dialog.WorkflowView;
import dev.journeyman.api.step.Tree;
import dev.journeyman.api.store.CheckpointStore;
import dev.journeyman.api.store.HeadQuery;
import dev.journeyman.api.store.JournalEntry;
import dev.journeyman.api.store.Lease;
import dev.journeyman.api.store.Owner;
import dev.journeyman.api.store.WorkflowHead;
import dev.journeyman.core.engine.Parts;
import dev.journeyman.core.engine.Review;
import dev.journeyman.core.engine.RollbackPlan;
import dev.journeyman.core.engine.WorkflowRun;
import dev.journeyman.core.journal.Checkpoint;
import dev.journeyman.core.journal.Checkpoints;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.JournalReader;
import dev.journeyman.core.journal.Json;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.RollbackTargets;
import dev.journeyman.core.journal.Timeline;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.locks.FileLock;
import dev.journeyman.core.pipeline.Pipeline;
import dev.journeyman.core.process.Containment;
import dev.journeyman.core.report.Audit;
import dev.journeyman.core.report.AuditEntry;
import dev.journeyman.core.report.AuditVerification;
import dev.journeyman.core.report.Progress;
import dev.journeyman.core.report.ProgressReport;
import dev.journeyman.core.report.StateFile;
import dev.journeyman.core.report.StepReport;
import dev.journeyman.core.report.StepSearch;
import dev.journeyman.core.report.Verification;
import dev.journeyman.core.transfer.Backups;
import dev.journeyman.core.transfer.Restore;
import dev.journeyman.core.transfer.Transfer;
import dev.journeyman.core.workspace.CodeHistory;
import dev.journeyman.core.workspace.GitProject;
import dev.journeyman.core.workspace.LogEntry;
import dev.journeyman.core.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The entry point: starts, resumes and shows the workflows of one project.
 *
 * <p>Thread-safe. Installs no signal handlers and never ends the JVM. Closing it brings the workflows it runs to rest.
 */
public final class Orchestrator implements AutoCloseable {
    static final String UNKNOWN = "workflow.unknown";

    private final GitProject git;
    private final Parts parts;
    private final Executor executor;
    private final InstantSource clock;
    private final String owner;
    private final Duration grace;
    private final Supplier<WorkflowId> ids;
    private final List<WorkflowListener> listeners;
    private final List<Runnable> closers;
    private final List<Pipeline> pipelines;
    private final BackupSchedule backups;
    private final List<WorkflowHandle> running = new CopyOnWriteArrayList<>();
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    Orchestrator(Assembly assembled) {
        this.git = assembled.git();
        this.parts = assembled.parts();
        this.executor = assembled.executor();
        this.clock = assembled.clock();
        this.owner = assembled.owner();
        this.grace = assembled.grace();
        this.ids = assembled.ids();
        this.listeners = assembled.listeners();
        this.closers = assembled.closers();
        this.pipelines = assembled.pipelines();
        this.backups = new BackupSchedule(parts, this::backups, executor);
    }

    /** Begins to describe an orchestrator; only the project must be named. */
    public static OrchestratorBuilder builder() {
        return new OrchestratorBuilder();
    }

    /**
     * Starts a workflow.
     *
     * @throws OrchestratorException before anything is written, if the repository cannot be worked on as it is, if the
     *     request names a gate, pipeline or revision that is not there, or if a sandbox is required and none works
     */
    public WorkflowHandle start(WorkRequest request) {
        return start(request, Launch.Purpose.GO_ON);
    }

    /**
     * Records the begin of a workflow and leaves it to whoever goes on with it: a node that works for this store, or a resume.
     *
     * @throws OrchestratorException as {@link #start} does
     */
    public WorkflowId submit(WorkRequest request) {
        return start(request, Launch.Purpose.LEAVE).id();
    }

    private WorkflowHandle start(WorkRequest request, Launch.Purpose purpose) {
        Starting starting = new Starting(parts, pipelines, request, git.startingPoint(request));
        requireSandbox();
        WorkflowId id = ids.get();
        Lease lease = acquire(id);
        Workspace workspace = open(lease, () -> git.workspace(id, starting.from(), copied(), lease.epoch()));
        return launch(id, lease, workspace, Optional.of(starting.event(workspace)), purpose);
    }

    private List<String> copied() {
        return parts.configuration().workspace().copy();
    }

    /**
     * Becomes a node of the store: runs the workflows that nobody runs, beside other nodes, until the worker is closed.
     *
     * @param name tells it from the other nodes, and is shown to people
     * @param atOnce how many workflows it runs at once at most
     * @throws OrchestratorException if the store proposes nothing to nodes
     */
    public Worker worker(String name, int atOnce, WorkerListener listener) {
        Worker worker = new Worker(new NodeTurns(this, parts, clock), name, atOnce, listener);
        workers.add(worker);
        return worker;
    }

    /**
     * Goes on with a workflow from where its journal stands; one that is completed or abandoned rests as it is.
     *
     * @throws WorkflowOwnedException if another process runs it
     * @throws OrchestratorException if there is no such workflow, or its journal or trees cannot be read
     */
    public WorkflowHandle resume(WorkflowId id) {
        List<Recorded> events = events(parts.store(), id);
        if (isOver(WorkflowState.of(id, events).status()) && !WorkflowRun.isAsked(id, parts, events)) {
            return WorkflowHandle.resting(this, id);
        }
        requireRunnable(events);
        return reopen(id, acquire(id), Launch.Purpose.GO_ON);
    }

    /**
     * Goes on as {@link #resume(WorkflowId)}, minding what people say; phases and agents that begin from now on know it, and
     * exclusions hold at once.
     *
     * @throws WorkflowOwnedException if another process runs it, which has then been told
     */
    public WorkflowHandle resume(WorkflowId id, Signal.Resume signal) {
        post(id, signal);
        return resume(id);
    }

    void requireRunnable(List<Recorded> events) {
        requireSandbox();
        parts.requirePhases(((Event.Started) events.get(0).event()).phases());
    }

    /** As it stands now: before the lease was ours somebody may have gone on with it, or cleaned it. */
    WorkflowHandle reopen(WorkflowId id, Lease lease, Launch.Purpose purpose) {
        Workspace workspace =
                open(lease, () -> requireCode(id, git.workspace(id, Optional.of(baseOf(id)), copied(), lease.epoch())));
        return launch(id, lease, workspace, Optional.empty(), purpose);
    }

    private String baseOf(WorkflowId id) {
        List<Recorded> events = events(parts.store(), id);
        if (Timeline.last(events, Event.Cleaned.class).isPresent()) {
            throw new OrchestratorException(Failure.giveUp(
                    "workflow.cleaned",
                    "Workflow " + id + " was cleaned: its code is gone, and its record can only be read. Start a new"
                            + " one."));
        }
        return ((Event.Started) events.get(0).event()).base();
    }

    private Workspace requireCode(WorkflowId id, Workspace workspace) {
        Whereabouts.elsewhere(events(parts.store(), id), workspace, git.place()).ifPresent(failure -> {
            workspace.close();
            throw new OrchestratorException(failure);
        });
        return workspace;
    }

    /**
     * Takes a workflow back: files, items, effects outside and state return to what they were right after an event. Nothing
     * is lost: what is left behind stays in the journal, and one can go back to it in the same way.
     *
     * <p>If somebody runs the workflow, the owner is asked; it goes on from there. Else it is done now, and the workflow
     * rests; a resume goes on.
     *
     * @return the run that does it; empty if the owner was asked
     * @throws OrchestratorException with a code {@code rollback.*} if the event cannot be gone back to
     */
    public Optional<WorkflowHandle> rollBack(WorkflowId id, Signal.RollBack signal) {
        List<Recorded> events = events(parts.store(), id);
        requireTarget(events, signal.toSequence());
        requireRunnable(events);
        return settle(id, signal);
    }

    /**
     * Asks the workflow as a whole for something: to pause, stop or be given up. If somebody runs it, the owner is asked, who
     * notices within a second. Else it is done now: one that was killed comes to rest, one that rests stays as it is.
     *
     * @return the run that does it; empty if the owner was asked
     * @throws OrchestratorException if a completed workflow is to be given up
     */
    public Optional<WorkflowHandle> order(WorkflowId id, Signal signal) {
        List<Recorded> events = events(parts.store(), id);
        WorkflowStatus status = WorkflowState.of(id, events).status();
        if (signal instanceof Signal.Abandon && isOver(status)) {
            return Optional.of(abandoned(id, status));
        }
        return settle(id, signal);
    }

    /** Again, since a process that was killed may not have freed all. */
    private WorkflowHandle abandoned(WorkflowId id, WorkflowStatus status) {
        if (status == WorkflowStatus.COMPLETED) {
            throw new OrchestratorException(Failure.giveUp(
                    "workflow.completed",
                    "Workflow " + id
                            + " is completed: there is nothing left to give up. Its branch is yours to drop."));
        }
        git.release(id);
        return WorkflowHandle.resting(this, id);
    }

    private Optional<WorkflowHandle> settle(WorkflowId id, Signal signal) {
        post(id, signal);
        return parts.store().acquire(id, owner).map(lease -> reopen(id, lease, Launch.Purpose.SETTLE));
    }

    /**
     * What a rollback would do; writes nothing.
     *
     * @throws OrchestratorException with a code {@code rollback.*} if the event cannot be gone back to
     */
    public RollbackPlan rollbackPlan(WorkflowId id, long to) {
        List<Recorded> events = events(parts.store(), id);
        requireTarget(events, to);
        RollbackPlan plan = RollbackPlan.of(events, parts, to);
        try (CodeHistory history = git.history(id)) {
            return plan.withFiles(history.difference(plan.treeNow(), plan.treeThen()));
        }
    }

    private static void requireTarget(List<Recorded> events, long to) {
        RollbackTargets.of(events).refusal(to).ifPresent(refusal -> {
            throw new OrchestratorException(refusal);
        });
    }

    /**
     * The event that a name means: its number, {@code phase:NAME} for right before a phase, or the name of a checkpoint.
     *
     * @throws OrchestratorException if there is none
     */
    public long eventNamed(WorkflowId id, String name) {
        return RollbackTargets.of(events(parts.store(), id)).find(name);
    }

    private static boolean isOver(WorkflowStatus status) {
        return status == WorkflowStatus.COMPLETED || status == WorkflowStatus.ABANDONED;
    }

    /** Before a model is paid. */
    private void requireSandbox() {
        if (parts.configuration().sandbox().required() && !containment().sandboxed()) {
            throw new OrchestratorException(Failure.giveUp(
                    "sandbox.required",
                    "A sandbox is required, but there is " + containment().description()));
        }
    }

    /** How far the commands of workflows are kept from the rest of this machine. */
    public Containment containment() {
        // Looking may write there, and the folder must be the user's alone from the beginning.
        git.stateDirectory();
        return parts.commands().containment();
    }

    Lease acquire(WorkflowId id) {
        return parts.store()
                .acquire(id, owner)
                .orElseThrow(() -> new WorkflowOwnedException(id, parts.store().owner(id)));
    }

    static <T> T open(Lease lease, Supplier<T> opening) {
        try {
            return opening.get();
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private WorkflowHandle launch(
            WorkflowId id, Lease lease, Workspace workspace, Optional<Event.Started> started, Launch.Purpose purpose) {
        Launch.Opened opened = new Launch.Opened(
                parts,
                lease,
                workspace,
                clock,
                owner,
                git.place(),
                started,
                executor,
                running::add,
                this::rested,
                StateFile.of(git.stateDirectory(), id),
                purpose);
        backups.begin();
        return open(lease, () -> Launch.run(new WorkflowHandle(this, id, grace), opened, listeners));
    }

    private void rested(WorkflowHandle handle) {
        running.remove(handle);
        if (WorkflowState.of(handle.id(), JournalReader.events(parts.store(), handle.id()))
                        .status()
                == WorkflowStatus.ABANDONED) {
            git.release(handle.id());
        }
    }

    /** Says something to a workflow, whoever runs it; the signal counts from when its owner has copied it. */
    public void post(WorkflowId id, Signal signal) {
        events(parts.store(), id);
        parts.store().post(id, signal.id(), parts.secrets().mask(Json.write(signal, Signal.class)));
    }

    /**
     * What a person looks at before they answer the open question of a workflow, and may edit.
     *
     * @throws OrchestratorException with a code {@code review.*} if no result waits for an approval
     */
    public Review review(WorkflowId id) {
        List<Recorded> events = events(parts.store(), id);
        return Review.of(
                WorkflowState.of(id, events).view(),
                Timeline.of(events).events(),
                parts.artifacts(),
                commit -> tree(id, commit));
    }

    /** Takes the records of workflows from this store to another, and from another to this. */
    public Transfer transfer() {
        return new Transfer(
                parts.store(),
                parts.project(),
                owner,
                id -> new WorkflowOwnedException(id, parts.store().owner(id)));
    }

    /** Makes backups of the whole project in a folder, while workflows run. */
    public Backups backups(Path folder) {
        return new Backups(folder, parts.store(), parts.tracker(), parts.project(), clock);
    }

    /** Takes the whole project in from a backup. */
    public Restore restore() {
        return new Restore(transfer(), parts.tracker(), parts.project());
    }

    /** Says what workflows take of the disk, and frees what finished ones hold. */
    public Housekeeping housekeeping() {
        return new Housekeeping(parts, git, clock, owner);
    }

    /** The files that items hold while they are at work, and who waits for them, of all workflows on this machine. */
    public List<FileLock> fileLocks() {
        return parts.locks().all();
    }

    /** Where a workflow stands. */
    public WorkflowView view(WorkflowId id) {
        return WorkflowState.of(id, events(parts.store(), id)).view();
    }

    /** Who runs a workflow now. */
    public Optional<Owner> owner(WorkflowId id) {
        return parts.store().owner(id);
    }

    /** The workflows of the store, newest first. */
    public List<WorkflowHead> list() {
        return parts.store().list(HeadQuery.all());
    }

    /** All events of a workflow, in order. */
    public List<WorkflowEvent> events(WorkflowId id) {
        List<JournalEntry> entries = JournalReader.entries(parts.store(), id);
        return entries.stream()
                .map(entry -> WorkflowEvent.of(id, Json.read(entry.json(), Recorded.class), entry.json()))
                .toList();
    }

    /** The places where code and state are known together, oldest first; also those that a rollback left behind. */
    public List<Checkpoint> checkpoints(WorkflowId id) {
        return Checkpoints.all(events(parts.store(), id));
    }

    /** The commits that agents made, newest first. */
    public List<LogEntry> log(WorkflowId id) {
        events(parts.store(), id);
        try (CodeHistory history = git.history(id)) {
            return history.log();
        }
    }

    /** The files of a commit that a checkpoint or an event of the workflow names. */
    public Tree tree(WorkflowId id, String commit) {
        try (CodeHistory history = git.history(id)) {
            return history.tree(commit);
        }
    }

    /** What the phases that are done have changed, against the base, as git shows it. */
    public String patch(WorkflowId id) {
        List<Recorded> timeline = Timeline.of(events(parts.store(), id)).events();
        try (CodeHistory history = git.history(id)) {
            return history.patch(Outcomes.base(timeline), Outcomes.now(timeline));
        }
    }

    /**
     * The files of the project, as they are committed.
     *
     * @param revision a branch, tag or commit; {@code HEAD} if empty
     */
    public Tree tree(Optional<String> revision) {
        return git.tree(revision);
    }

    /** The engine's own folder of the project, private to the user; the same that plugins are given. */
    public Path stateDirectory() {
        return git.stateDirectory();
    }

    /** Where a workflow stands, and what came of it so far. */
    public WorkflowResult result(WorkflowId id) {
        return Outcomes.of(parts, git, id, events(parts.store(), id));
    }

    /** How a workflow goes, as a page of Markdown. */
    public String report(WorkflowId id) {
        List<Recorded> events = events(parts.store(), id);
        try (CodeHistory history = git.history(id)) {
            return ProgressReport.of(
                    Progress.of(WorkflowState.of(id, events).view(), events, parts.artifacts(), history::difference));
        }
    }

    /** All that was done in a workflow, in order. */
    public List<AuditEntry> audit(WorkflowId id) {
        return Audit.of(events(parts.store(), id));
    }

    /**
     * One step of a workflow, in full.
     *
     * @param step its number in the audit, or its scope and call, or the beginning of these
     */
    public StepReport step(WorkflowId id, String step) {
        List<Recorded> events = events(parts.store(), id);
        try (CodeHistory history = git.history(id)) {
            return new StepSearch(events, history).find(step);
        }
    }

    /** Whether the record of a workflow is the one that was written. */
    public AuditVerification verify(WorkflowId id) {
        return Verification.of(id, parts.store(), line -> git.delivered(id, line));
    }

    static List<Recorded> events(CheckpointStore store, WorkflowId id) {
        List<Recorded> events = JournalReader.events(store, id);
        if (events.isEmpty()) {
            throw new OrchestratorException(Failure.giveUp(
                    UNKNOWN,
                    "There is no workflow " + id + " in this project: 'journeyman list' shows those there are."));
        }
        return events;
    }

    /** Closes its workers, brings all other workflows that it runs to rest, then frees what it holds. */
    @Override
    public void close() {
        workers.forEach(Worker::close);
        running.forEach(handle -> handle.stop("the program ended"));
        running.forEach(WorkflowHandle::awaitRest);
        backups.end();
        closers.forEach(Runnable::run);
    }
}
