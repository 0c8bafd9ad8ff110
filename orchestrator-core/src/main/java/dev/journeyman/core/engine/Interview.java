package dev.journeyman.core.engine;

import dev.journeyman.api.WorkflowId;
import dev.journeyman.api.dialog.Answer;
import dev.journeyman.api.dialog.AskedQuestion;
import dev.journeyman.api.dialog.InputAdapter;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Asks a person who is here now, until there is an answer here or elsewhere, or the run is to end. */
final class Interview {
    private @Nullable Thread asking;
    private BooleanSupplier settled = () -> true;
    private boolean cutShort;

    /**
     * Asks; empty if the person does not answer now, or need not any more.
     *
     * @param needless tells whether the question is settled otherwise
     */
    Optional<Answer> ask(InputAdapter person, WorkflowId id, AskedQuestion question, BooleanSupplier needless)
            throws InterruptedException {
        begin(needless);
        try {
            return needless.getAsBoolean() ? Optional.empty() : person.ask(id, question);
        } catch (InterruptedException e) {
            if (needless.getAsBoolean()) {
                return Optional.empty();
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Ends what is asked if it is settled meanwhile; to be called when it may be. */
    synchronized void lookAgain() {
        Thread thread = asking;
        if (thread != null && !cutShort && settled.getAsBoolean()) {
            cutShort = true;
            thread.interrupt();
        }
    }

    private synchronized void begin(BooleanSupplier needless) {
        asking = Thread.currentThread();
        settled = needless;
        cutShort = false;
    }

    /** An interrupt that came too late for the question must not hit what comes next. */
    private synchronized void end() {
        asking = null;
        if (cutShort) {
            Thread.interrupted();
        }
    }
}
