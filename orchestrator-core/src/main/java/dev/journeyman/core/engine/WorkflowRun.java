package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.WorkflowStatus;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.core.journal.Event;
import dev.journeyman.core.journal.Journal;
import dev.journeyman.core.journal.JournalClosedException;
import dev.journeyman.core.journal.OpenQuestions;
import dev.journeyman.core.journal.Recorded;
import dev.journeyman.core.journal.WorkflowState;
import dev.journeyman.core.workspace.Workspace;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a workflow from where its journal stands until it rests: phase after phase, with the gates between them.
 *
 * <p>The thread that calls {@link #run} is the thread of the workflow's phases.
 */
public final class WorkflowRun {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowRun.class);
    private static final Duration INBOX_WAIT = Duration.ofMillis(500);

    private final WorkflowId id;
    private final Journal journal;
    private final Run run;
    private final Inbox inbox;
    private final PhaseHistory history;
    private final Interview interview = new Interview();
    private volatile boolean ended;
    private boolean deaf;

    /** A run of the workflow whose journal is open; its first event is there. */
    public WorkflowRun(WorkflowId id, Parts parts, Journal journal, Workspace workspace, Strands strands) {
        this.id = id;
        this.journal = journal;
        this.run = new Run(id, parts, journal, workspace, strands);
        this.inbox = new Inbox(id, parts.store(), journal, run.control(), run.answers());
        this.history = new PhaseHistory(run);
    }

    /** Ends the run soon, in a state. */
    public void rest(WorkflowStatus status, String reason) {
        run.control().rest(status, reason);
        interview.lookAgain();
        run.strands().changed();
    }

    /** Ends programs and model calls that still run, too. */
    public void endNow() {
        run.control().endNow();
        run.strands().interrupt();
    }

    /**
     * Runs until the workflow rests; its last event says how.
     *
     * @throws JournalClosedException if nothing more could be recorded; the workflow then goes on where it was
     */
    public void run() throws InterruptedException {
        Orphans.end(journal.events());
        takeWhatWasPosted();
        run.strands().fork(id + " inbox", this::watchInbox);
        try {
            begin();
            while (advance()) {
                run.strands().pause();
            }
        } catch (Unwind unwind) {
            throw closed(unwind);
        } finally {
            ended = true;
            run.strands().changed();
        }
    }

    private static RuntimeException closed(Unwind unwind) {
        return unwind.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(unwind);
    }

    /** Signals that came while nobody ran the workflow: a stop of a resting workflow is done by noting it. */
    private void takeWhatWasPosted() throws InterruptedException {
        boolean rests = state().status().atRest();
        do {
            inbox.copy(Duration.ZERO);
        } while (rests && withdrawn());
    }

    private boolean withdrawn() {
        boolean done = run.control()
                .request()
                .filter(request -> request.status() != WorkflowStatus.ABANDONED)
                .isPresent();
        if (done) {
            run.control().withdraw();
        }
        return done;
    }

    private void watchInbox() {
        try {
            while (!ended && !run.control().cancelled()) {
                copyInbox();
                interview.lookAgain();
                run.strands().changed();
                run.strands().pause();
            }
        } catch (InterruptedException | JournalClosedException | LeaseLostException e) {
            LOG.debug("Nobody reads the inbox of {} any more.", id, e);
        }
    }

    private void copyInbox() throws InterruptedException {
        try {
            inbox.copy(INBOX_WAIT);
            deaf = false;
        } catch (JournalClosedException | LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!deaf) {
                LOG.warn("The inbox of {} cannot be read; it is tried again and again.", id, e);
            }
            deaf = true;
            run.sleep(INBOX_WAIT);
        }
    }

    private void begin() {
        WorkflowStatus status = state().status();
        if (status == WorkflowStatus.FAILED) {
            new Retry(run, history).grant();
        }
        if (status != WorkflowStatus.RUNNING) {
            status(WorkflowStatus.RUNNING, "");
        }
    }

    /** One thing: a phase, a gate, or the end; false if the workflow rests. */
    private boolean advance() throws InterruptedException {
        if (run.control().cancelled()) {
            return comeToRest();
        }
        Optional<PhaseHistory.Next> next = history.next();
        if (next.isEmpty()) {
            status(WorkflowStatus.COMPLETED, "");
            return false;
        }
        PhaseRun phase = new PhaseRun(run, history, next.get());
        PhaseRun.End end = phase.run();
        if (end instanceof PhaseRun.End.Failed failed) {
            status(WorkflowStatus.FAILED, failed.failure().message());
            return false;
        }
        if (end instanceof PhaseRun.End.Stuck stuck) {
            status(WorkflowStatus.PAUSED, stuck.reason());
            return false;
        }
        if (end instanceof PhaseRun.End.Parked) {
            return askHere() || park();
        }
        return true;
    }

    private boolean comeToRest() {
        Control.Request request = run.control().request().orElseThrow();
        if (request.status() == WorkflowStatus.PAUSED) {
            status(WorkflowStatus.PAUSED, request.reason());
            return false;
        }
        status(WorkflowStatus.STOPPING, request.reason());
        status(WorkflowStatus.STOPPED, request.reason());
        if (request.status() == WorkflowStatus.ABANDONED) {
            status(WorkflowStatus.ABANDONED, request.reason());
        }
        return false;
    }

    /** Asks a person who is here now; true if there was an answer. */
    private boolean askHere() throws InterruptedException {
        Optional<Recorded> asked = oldestOpen();
        Optional<InputAdapter> input = run.parts().input();
        if (asked.isEmpty()) {
            return true;
        }
        if (input.isEmpty()) {
            return false;
        }
        AskedQuestion question = question(asked.get());
        BooleanSupplier settled = () ->
                run.control().cancelled() || run.answers().find(question.id()).isPresent();
        Optional<Answer> answer = interview.ask(input.get(), id, question, settled);
        answer.ifPresent(said -> inbox.record(asked.get(), question.id(), said, "input"));
        return answer.isPresent() || settled.getAsBoolean();
    }

    private boolean park() {
        String question =
                oldestOpen().map(asked -> question(asked).question().text()).orElse("");
        status(WorkflowStatus.PAUSED, question.lines().findFirst().orElse("waits for an answer"));
        return false;
    }

    private Optional<Recorded> oldestOpen() {
        OpenQuestions questions = new OpenQuestions();
        run.timeline().events().forEach(questions::apply);
        return questions.oldest();
    }

    private AskedQuestion question(Recorded asked) {
        return new AskedQuestion(
                Recorded.idOf(id, asked.sequence()), asked.scope(), ((Event.Asked) asked.event()).question());
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
