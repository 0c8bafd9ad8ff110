package dev.journeyman.core.process;

import dev.journeyman.api.step.Command;
import dev.journeyman.api.step.CommandResult;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Runs programs to their end. Thread-safe. */
public interface CommandRunner {
    /** How the output goes on, after the program's quoted name, of a program that was not found. */
    String NOT_FOUND = " was not found:";

    /** How far the programs are kept from the rest of the machine. */
    default Containment containment() {
        return Containment.none("they are run by " + getClass().getSimpleName() + ", which knows of no sandbox.");
    }

    /**
     * Runs a program in a process group of its own and waits for its end. Whatever way this call returns, nothing of the
     * group lives any more.
     *
     * @param announced gets the group before the program does anything; if it throws, the program never runs
     * @param cancelled asked a few times a second
     * @return also for a program that failed, took too long or broke a limit of its sandbox (-1), or was not found (127)
     * @throws InterruptedException if the calling thread was interrupted or the run was cancelled
     * @throws dev.journeyman.api.OrchestratorException {@code command.not-started} if there is no way to start programs
     *     there, {@code command.unstoppable} if the group could not be ended, {@code sandbox.*} if it cannot be contained
     */
    CommandResult run(Command command, Path directory, Consumer<ProcessGroup> announced, BooleanSupplier cancelled)
            throws InterruptedException;
}
