package dev.journeyman.cli.shell;

import dev.journeyman.api.WorkflowStatus;

/** What the exit code of the command says. */
public enum Exit {
    /** Done, or stopped on request. */
    DONE(0),
    /** Failed, or refused because another process owns the workflow. */
    FAILED(1),
    /** The command was used wrongly; nothing was written. */
    USAGE(2),
    /** A person must say something: a gate, a breached limit, fix rounds used up. */
    WAITING(3);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** For the operating system. */
    public int code() {
        return code;
    }

    /** How a command ends whose workflow came to rest. */
    public static Exit of(WorkflowStatus status) {
        return switch (status) {
            case COMPLETED, STOPPED -> DONE;
            case PAUSED -> WAITING;
            default -> FAILED;
        };
    }
}
