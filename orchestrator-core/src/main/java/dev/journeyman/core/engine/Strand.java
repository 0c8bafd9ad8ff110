package dev.journeyman.core.engine;

import org.jspecify.annotations.Nullable;

/** What all scopes on one thread share: the thread they belong to, and whether it is being left. */
final class Strand {
    private final Thread thread = Thread.currentThread();
    private @Nullable Unwind unwound;
    private boolean inBody;

    /** To be called first by every method of a scope. */
    void enter() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("A scope belongs to the thread it was given to (" + thread.getName()
                    + "): use parallel branches for work side by side.");
        }
        if (unwound != null) {
            throw unwound;
        }
        if (inBody) {
            throw new IllegalStateException("A step's body cannot use the scope: return, then take the next step.");
        }
    }

    /** From now on every call throws this. */
    Unwind unwind(Unwind reason) {
        if (unwound == null) {
            unwound = reason;
        }
        return unwound;
    }

    /** Throws if this thread is being left although user code caught that. */
    void rethrowIfUnwound() {
        if (unwound != null) {
            throw unwound;
        }
    }

    void enterBody() {
        inBody = true;
    }

    void leaveBody() {
        inBody = false;
    }
}
