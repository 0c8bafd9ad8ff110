package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Signal;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.core.journal.AtWork;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.JournalClosedException;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs a workflow from where its journal stands until it rests: phase after phase, with the gates between them.
 *
 * <p>The thread that calls {@link #run} is the thread of the workflow's phases. A rollback throws all away that was folded
 * from the journal, and goes on as if the process had died right after the event that it goes back to.
 */
public final class WorkflowRun {
    private final WorkflowId id;
    private final Parts parts;
    private final Journal journal;
    private final Workspace workspace;
    private final Strands strands;
    private final Control control = new Control();
    private final Inbox inbox;
    private final Parking parking;
    private final InboxWatch watch;
    private Run run;
    private PhaseHistory history;
    private Runnable whenAsked = () -> {};
    private boolean onward = true;

    /** A run of the workflow whose journal is open; its first event is there. */
    public WorkflowRun(WorkflowId id, Parts parts, Journal journal, Workspace workspace, Strands strands) {
        this.id = id;
        this.parts = parts;
        this.journal = journal;
        this.workspace = workspace;
        this.strands = strands;
        AnswerCheck check = new AnswerCheck(journal, parts.artifacts(), workspace::tree);
        this.inbox = new Inbox(id, parts, journal, control, check);
        this.parking = new Parking(id, parts.input(), inbox, control, strands::changed);
        this.watch = new InboxWatch(id, inbox, control, parking, strands, parts.sleeper());
        this.run = new Run(id, parts, journal, workspace, strands, control);
        this.history = new PhaseHistory(run);
    }

    /** Whether something was said to a workflow that nobody has done yet. */
    public static boolean isAsked(WorkflowId id, Parts parts, List<Recorded> journal) {
        try {
            return Inbox.waiting(id, parts.store(), journal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last thing that was said to a workflow and that nobody has done yet. */
    public static Optional<Signal> lastAsked(WorkflowId id, Parts parts, List<Recorded> journal) {
        try {
            return Inbox.lastWaiting(id, parts.store(), journal);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Ends the run soon, in a state; if that is RUNNING, so that somebody else can go on at once. */
    public void rest(WorkflowStatus status, String reason) {
        control.rest(status, reason);
        parking.lookAgain();
        strands.changed();
    }

    /** Ends programs and model calls that still run, too. */
    public void endNow() {
        control.endNow();
        strands.interrupt();
    }

    /** Somebody else owns the workflow now: what still works here could only cost. */
    public void lose() {
        control.lose();
        parking.lookAgain();
        strands.interrupt();
        strands.changed();
    }

    /** Ends what still runs if the workflow is to rest. */
    public void cutOff() {
        if (control.rest().isPresent()) {
            endNow();
        }
    }

    /** To be called before the run: is told when the workflow at work is asked to rest, and may limit the time it takes. */
    public void whenAskedToRest(Runnable action) {
        whenAsked = action;
    }

    /**
     * Runs until the workflow rests; its last event says how.
     *
     * @throws JournalClosedException if nothing more could be recorded; the workflow then goes on where it was
     */
    public void run() throws InterruptedException {
        Orphans.end(journal.events());
        try {
            inbox.recall();
            takeWhatWasPosted();
            if (begin()) {
                control.onRest(whenAsked);
                strands.fork(id + " inbox", watch);
                while (advance()) {
                    strands.pause();
                }
            }
        } catch (Unwind unwind) {
            throw closed(unwind);
        } finally {
            parts.locks().freeAll(id);
            watch.end();
        }
    }

    /** Only does what was asked of the workflow as a whole, such as a rollback, and then lets it rest. */
    public void settle() throws InterruptedException {
        onward = false;
        run();
    }

    private static RuntimeException closed(Unwind unwind) {
        return unwind.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(unwind);
    }

    /** Signals that came while nobody ran the workflow. */
    private void takeWhatWasPosted() throws InterruptedException {
        boolean rests = state().status().atRest();
        do {
            inbox.copy(Duration.ZERO);
        } while (isDone(rests));
    }

    /** Whether a control signal is done by noting it, so that the next one may be copied. */
    private boolean isDone(boolean rests) {
        if (control.rollBack().isPresent()) {
            return !beginRollback(control.rollBack().get());
        }
        Optional<Control.Rest> noted = control.rest().filter(rest -> rests && isNoted(rest.status()));
        noted.ifPresent(this::note);
        return noted.isPresent();
    }

    /** To give a workflow up takes work, and to hand it over takes somebody who has it. */
    private boolean isNoted(WorkflowStatus asked) {
        return (asked != WorkflowStatus.ABANDONED && asked != WorkflowStatus.RUNNING) || isOver();
    }

    private void note(Control.Rest request) {
        if (request.status() == WorkflowStatus.STOPPED && state().status() == WorkflowStatus.PAUSED) {
            status(WorkflowStatus.STOPPED, request.reason());
        }
        control.withdrawRest();
    }

    private boolean isOver() {
        WorkflowStatus status = state().status();
        return status == WorkflowStatus.COMPLETED || status == WorkflowStatus.ABANDONED;
    }

    /** Lets a workflow that rests go on; false if there is nothing to do. */
    private boolean begin() {
        WorkflowStatus status = state().status();
        boolean undoing = control.undoing();
        if (!undoing && (isOver() || (!onward && !control.cancelled()))) {
            if (status == WorkflowStatus.STOPPING) {
                status(WorkflowStatus.STOPPED, "its owner was killed while it came to rest");
            }
            return false;
        }
        if (status.atRest() && !undoing && !control.cancelled()) {
            new Retry(run, history).start();
        }
        if (status != WorkflowStatus.RUNNING) {
            status(WorkflowStatus.RUNNING, "");
        }
        return true;
    }

    /** One thing: a phase, a gate, a rollback, or the end; false if the workflow rests. */
    private boolean advance() throws InterruptedException {
        if (control.lost()) {
            throw new LeaseLostException(
                    "Workflow " + id + " is owned by somebody else now, who goes on with it: see who"
                            + " with 'journeyman status " + id + "'.");
        }
        if (control.undoing()) {
            return undo();
        }
        Optional<Control.RollBack> back = control.rollBack();
        if (back.isPresent()) {
            beginRollback(back.get());
            return true;
        }
        if (!onward && !control.cancelled()) {
            control.rest(WorkflowStatus.STOPPED, "what was asked of it is done");
        }
        if (control.cancelled()) {
            return comeToRest(control.rest().orElseThrow());
        }
        Optional<PhaseHistory.Next> next = history.next();
        if (next.isEmpty()) {
            status(WorkflowStatus.COMPLETED, "");
            return false;
        }
        return goOn(new PhaseRun(run, history, next.get()).run());
    }

    private boolean goOn(PhaseRun.End end) throws InterruptedException {
        if (control.rollBack().isPresent()) {
            return true;
        }
        if (end instanceof PhaseRun.End.Failed failed) {
            status(WorkflowStatus.FAILED, failed.failure().message());
            return false;
        }
        if (end instanceof PhaseRun.End.Overdue overdue) {
            status(WorkflowStatus.STOPPING, overdue.reason());
            status(WorkflowStatus.STOPPED, overdue.reason());
            return false;
        }
        if (end instanceof PhaseRun.End.Stuck stuck) {
            status(WorkflowStatus.PAUSED, stuck.reason());
            return false;
        }
        if (end instanceof PhaseRun.End.Parked) {
            return park();
        }
        return true;
    }

    /** Starts to go back where that is possible; false if it is refused, which is recorded. */
    private boolean beginRollback(Control.RollBack back) {
        Optional<String> refusal = new Rollback(run, back.to()).begin();
        if (refusal.isPresent()) {
            inbox.ignore(back.signalId(), refusal.get());
            control.withdrawRollBack();
        } else {
            control.beginUndoing();
        }
        return refusal.isEmpty();
    }

    /** Goes on with a rollback, or with the end for good; false if the workflow rests. */
    private boolean undo() throws InterruptedException {
        inbox.copyHelp();
        Optional<Long> to = Orders.of(journal.events()).rollingBackTo();
        try {
            return to.isPresent() ? rollBack(to.get()) : abandon();
        } catch (Unwind unwind) {
            return switch (unwind.reason()) {
                case PARKED -> restOrPark();
                case CANCELLED -> control.lost() || comeToRest(control.rest().orElseThrow());
                default -> throw unwind;
            };
        }
    }

    /** Whoever asked for a rest meanwhile is not kept waiting for somebody's help. */
    private boolean restOrPark() throws InterruptedException {
        Optional<Control.Rest> rest = control.rest();
        return rest.isPresent() ? comeToRest(rest.get()) : park();
    }

    private boolean rollBack(long to) throws InterruptedException {
        startOver();
        new Rollback(run, to).run();
        startOver();
        control.endUndoing();
        inbox.copy(Duration.ZERO);
        return true;
    }

    /** Nothing that was folded before may be seen, and no scope of before may append. */
    private void startOver() {
        run.end();
        parts.locks().freeAll(id);
        run = new Run(id, parts, journal, workspace, strands, control);
        history = new PhaseHistory(run);
    }

    private boolean comeToRest(Control.Rest request) {
        if (control.hard()) {
            // The interrupt has ended the work, and must not hit what is written of that.
            Thread.interrupted();
        }
        if (request.status() == WorkflowStatus.ABANDONED && !control.undoing()) {
            control.withdrawRest();
            control.beginUndoing();
            return true;
        }
        if (request.status() == WorkflowStatus.RUNNING) {
            suspend();
            return false;
        }
        if (request.status() != WorkflowStatus.PAUSED) {
            status(WorkflowStatus.STOPPING, request.reason());
        }
        suspend();
        status(request.status(), request.reason());
        return false;
    }

    /** Records what was at work, and gives its items back: others see that nobody works on them. */
    private void suspend() {
        List<AtWork> work = AtWork.of(run.timeline().events());
        if (!work.isEmpty()) {
            journal.append("", new Event.Suspended(work));
        }
        new ItemStates(journal.events()).atWork().forEach(run.tracker()::giveBack);
    }

    private boolean abandon() {
        String reason = Orders.of(journal.events()).open().map(Inbox::reason).orElse("");
        new Undoing(run).all();
        status(WorkflowStatus.STOPPING, reason);
        status(WorkflowStatus.STOPPED, reason);
        status(WorkflowStatus.ABANDONED, reason);
        return false;
    }

    /** Goes on with an answer; without one the workflow waits. */
    private boolean park() throws InterruptedException {
        if (parking.isAnswered(run)) {
            return true;
        }
        status(WorkflowStatus.PAUSED, parking.reason(run));
        return false;
    }

    private WorkflowState state() {
        return WorkflowState.of(id, journal.events());
    }

    private void status(WorkflowStatus next, String reason) {
        WorkflowStatus now = state().status();
        if (!now.canBecome(next)) {
            throw new IllegalStateException("Workflow " + id + " is " + now + " and cannot become " + next + ".");
        }
        journal.append("", new Event.StatusChanged(next, reason));
    }
}
