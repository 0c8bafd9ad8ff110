package dev.journeyman.api.store;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;

/** What is stored is not what was written; the message names place and entry. Nothing was changed. */
public final class JournalCorruptException extends OrchestratorException {
    private static final long serialVersionUID = 1L;

    public JournalCorruptException(String message) {
        super(Failure.of(Remedy.ASK_HUMAN, "store.corrupt", message));
    }

    public JournalCorruptException(String message, Throwable cause) {
        super(Failure.of(Remedy.ASK_HUMAN, "store.corrupt", message), cause);
    }
}
