package dev.journeyman.api;

/**
 * The root of all exceptions that the library throws on purpose; {@link #failure()} says what to do.
 *
 * <p>Agents and step bodies throw it to hand a classified failure to the engine.
 */
public class OrchestratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public OrchestratorException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public OrchestratorException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** What went wrong and what to do about it. */
    public Failure failure() {
        return failure;
    }
}
