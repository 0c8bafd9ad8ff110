package dev.journeyman.core.config;

/** How far an agent is trusted. Granted by the user, never declared by the agent. */
public enum Maturity {
    /** Reads and calls models. */
    STUDENT,
    /** Also edits files; each phase it works in is approved. */
    INTERN,
    /** Also runs commands and goes up to a new branch; a person decides about more. */
    SUPERVISED,
    /** Does what the mode allows. */
    AUTONOMOUS
}
