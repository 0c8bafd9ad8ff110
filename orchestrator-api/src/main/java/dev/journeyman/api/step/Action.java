package dev.journeyman.api.step;

import dev.journeyman.api.Usage;
import java.util.List;
import java.util.Map;

/** Something that is about to be done; passes the gate before it is. */
public sealed interface Action {
    /** Names the step; stable between runs, {@code [A-Za-z0-9.-]}, at most 60 characters. */
    String name();

    /** True if it changes something outside the workflow's own trees: then an intent is recorded before. */
    default boolean outside() {
        return false;
    }

    /** Computes something from what it reads; changes nothing. */
    record Compute(String name) implements Action {}

    /** Changes files in the scope's own worktree. */
    record EditFiles(List<String> paths) implements Action {
        public EditFiles {
            paths = List.copyOf(paths);
        }

        @Override
        public String name() {
            return "edit";
        }
    }

    /** Runs a program in the scope's own worktree. */
    record RunCommand(String name, List<String> argv) implements Action {
        public RunCommand {
            argv = List.copyOf(argv);
        }
    }

    /**
     * Calls a model.
     *
     * @param model {@code provider:name}
     * @param atMost what the call may use at most; reserved before, settled after
     * @param replaceable true if another model is asked when this one cannot be had, so that it is not waited for
     */
    record CallModel(String model, Usage atMost, boolean replaceable) implements Action {
        /** A call that no other model would answer. */
        public CallModel(String model, Usage atMost) {
            this(model, atMost, false);
        }

        @Override
        public String name() {
            return "model";
        }
    }

    /** Writes a new branch into the user's repository. */
    record DeliverBranch(String branch) implements Action {
        @Override
        public String name() {
            return "deliver";
        }

        @Override
        public boolean outside() {
            return true;
        }
    }

    /** Moves the user's checked-out branch forward. */
    record FastForward(String branch) implements Action {
        @Override
        public String name() {
            return "fast-forward";
        }

        @Override
        public boolean outside() {
            return true;
        }
    }

    /** Pushes a branch to a remote. */
    record Push(String remote, String branch) implements Action {
        @Override
        public String name() {
            return "push";
        }

        @Override
        public boolean outside() {
            return true;
        }
    }

    /** Any other effect outside: a pull request, a deployment, a message. */
    record Outside(String name, Map<String, String> details) implements Action {
        public Outside {
            details = Map.copyOf(details);
        }

        @Override
        public boolean outside() {
            return true;
        }
    }
}
