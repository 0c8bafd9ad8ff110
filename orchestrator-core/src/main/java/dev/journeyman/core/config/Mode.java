package dev.journeyman.core.config;

/** How much a workflow may do without asking. */
public enum Mode {
    /** Edits its own worktrees, runs allow-listed commands, delivers a new branch; asks for more. */
    DEFAULT,
    /** Reads and thinks; writes nothing. */
    READ_ONLY,
    /** Edits and runs commands in its own worktrees; delivers nothing. */
    SANDBOX,
    /** As the default, and each phase's result waits for a person. */
    APPROVE_EACH_PHASE,
    /** Asks nothing. */
    FULL
}
