package dev.journeyman.core.guard;

import dev.journeyman.api.step.Action;
import dev.journeyman.core.config.Maturity;
import dev.journeyman.core.config.Mode;

/** How far an action reaches, each further than the one before. */
enum Reach {
    /** Nobody's files: computing, calling models. */
    READ("reads and calls models"),
    /** Files of the own worktree. */
    EDIT("edits files of its own worktree"),
    /** Programs in the own worktree. */
    COMMAND("runs allow-listed commands in its own worktree"),
    /** A new branch in the user's repository. */
    BRANCH("delivers a new branch"),
    /** What others see, or what cannot be taken back. */
    BEYOND("moves the user's branch, pushes, and acts outside");

    private final String words;

    Reach(String words) {
        this.words = words;
    }

    /** What somebody does who goes so far. */
    String words() {
        return words;
    }

    static Reach of(Action action) {
        if (action instanceof Action.Compute || action instanceof Action.CallModel) {
            return READ;
        }
        if (action instanceof Action.EditFiles) {
            return EDIT;
        }
        if (action instanceof Action.RunCommand) {
            return COMMAND;
        }
        return action instanceof Action.DeliverBranch ? BRANCH : BEYOND;
    }

    /** How far a mode goes without asking. */
    static Reach free(Mode mode) {
        return switch (mode) {
            case READ_ONLY -> READ;
            case SANDBOX -> COMMAND;
            case DEFAULT, APPROVE_EACH_PHASE -> BRANCH;
            case FULL -> BEYOND;
        };
    }

    /** How far a mode goes if a person agrees. */
    static Reach asking(Mode mode) {
        return free(mode) == BRANCH ? BEYOND : free(mode);
    }

    /** How far a maturity goes without asking. */
    static Reach free(Maturity maturity) {
        return switch (maturity) {
            case STUDENT -> READ;
            case INTERN -> EDIT;
            case SUPERVISED -> BRANCH;
            case AUTONOMOUS -> BEYOND;
        };
    }

    /** How far a maturity goes if a person agrees: who is supervised may propose what reaches beyond a branch. */
    static Reach asking(Maturity maturity) {
        return free(maturity) == BRANCH ? BEYOND : free(maturity);
    }
}
