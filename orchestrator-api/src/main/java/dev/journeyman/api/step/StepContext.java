package dev.journeyman.api.step;

import dev.journeyman.api.Usage;
import java.nio.file.Path;
import java.util.Optional;

/** What the body of a step may use, while it runs. Made by the engine only; may grow. */
public interface StepContext {
    /** The step's id: path of its scope, name, ordinal; unique on the timeline. */
    String stepId();

    /** Names an effect to the outside world: equal on every repeat, new after a rollback or redo. */
    String effectId();

    /** True if the intent was there before this try: look before doing it again. */
    boolean repeated();

    /** The scope's worktree, at the tree before this step; what the body leaves there becomes the step's tree. */
    Path directory();

    /** What a killed try left behind. */
    Optional<Interrupted> interrupted();

    /** Runs a program in {@link #directory()}, in a process group of its own that does not outlive the workflow. */
    CommandResult run(Command command) throws InterruptedException;

    /** Keeps for people what this step was given, such as the prompt of a model: its head and tail, 32 KB at most. */
    default void given(String text) {}

    /** Settles what was used; counts also if the body then throws. */
    void spent(Usage usage);

    /** Throws if the workflow is stopping: call it in long loops. */
    void checkCancelled() throws InterruptedException;
}
