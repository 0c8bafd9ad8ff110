package dev.journeyman.api.phase;

/**
 * One of the branches of {@link PhaseContext#parallel}.
 *
 * @param name unique among its siblings, {@code [a-z0-9-]}
 * @param body runs on a thread and a context of its own
 * @param <T> what it yields; recorded
 */
public record Branch<T>(String name, Body<T> body) {
    /** What a branch does. */
    @FunctionalInterface
    public interface Body<T> {
        /** Does the work; rules as for {@link Phase#run}. */
        T run(PhaseContext context) throws Exception;
    }
}
