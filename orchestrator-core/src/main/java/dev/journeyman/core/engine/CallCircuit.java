package dev.journeyman.core.engine;

import dev.journeyman.api.Failure;
import dev.journeyman.api.step.Action;
import dev.journeyman.core.recovery.CircuitBreaker;
import java.util.Optional;

/** The circuit of the provider that a call of a model goes to; what is no such call passes, and tells it nothing. */
final class CallCircuit {
    private final CircuitBreaker circuits;
    private final Optional<Action.CallModel> call;

    CallCircuit(CircuitBreaker circuits, Action action) {
        this.circuits = circuits;
        this.call = action instanceof Action.CallModel model ? Optional.of(model) : Optional.empty();
    }

    /** Why the call must not be made now. */
    Optional<Failure> refusal() {
        return provider().flatMap(circuits::refusal);
    }

    boolean replaceable() {
        return call.filter(Action.CallModel::replaceable).isPresent();
    }

    void succeeded() {
        provider().ifPresent(circuits::succeeded);
    }

    /** Whoever refuses a request for what it holds is well. */
    void failed(Failure failure) {
        provider().filter(name -> failure.remedy().retryable()).ifPresent(circuits::failed);
    }

    private Optional<String> provider() {
        return call.map(model -> model.model().split(":", 2)[0]);
    }
}
