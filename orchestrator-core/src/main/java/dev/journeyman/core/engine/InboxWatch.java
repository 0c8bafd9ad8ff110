package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.store.LeaseLostException;
import dev.journeyman.core.journal.JournalClosedException;
import dev.journeyman.core.recovery.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies what is posted while the workflow runs, until the run has ended. */
final class InboxWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final WorkflowId id;
    private final Inbox inbox;
    private final Control control;
    private final Parking parking;
    private final Strands strands;
    private final Sleeper sleeper;
    private volatile boolean ended;
    private boolean deaf;

    InboxWatch(WorkflowId id, Inbox inbox, Control control, Parking parking, Strands strands, Sleeper sleeper) {
        this.id = id;
        this.inbox = inbox;
        this.control = control;
        this.parking = parking;
        this.strands = strands;
        this.sleeper = sleeper;
    }

    /** The run has ended. */
    void end() {
        ended = true;
        strands.changed();
    }

    @Override
    public void run() {
        try {
            while (!ended) {
                strands.await(() -> ended || control.listening() || needsHelp());
                copy();
                parking.lookAgain();
                strands.changed();
                strands.pause();
            }
        } catch (InterruptedException | JournalClosedException | LeaseLostException e) {
            LOG.debug("Nobody reads the inbox of {} any more.", id, e);
        }
    }

    /** Whether a person is asked about an effect that cannot be undone: nothing but answers to that is copied. */
    private boolean needsHelp() {
        return control.undoing() && parking.asking();
    }

    private void copy() throws InterruptedException {
        try {
            if (needsHelp()) {
                inbox.copyHelp();
                sleeper.sleep(WAIT);
            } else {
                inbox.copy(WAIT);
            }
            deaf = false;
        } catch (JournalClosedException | LeaseLostException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!deaf) {
                LOG.warn("The inbox of {} cannot be read; it is tried again and again.", id, e);
            }
            deaf = true;
            sleeper.sleep(WAIT);
        }
    }
}
