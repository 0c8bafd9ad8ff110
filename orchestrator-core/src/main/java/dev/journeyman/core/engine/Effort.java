package dev.journeyman.core.engine;

import dev.journeyman.api.Usage;
import dev.journeyman.core.process.Ticker;
import dev.journeyman.core.process.Transcript;
import java.time.Duration;
import java.util.Optional;

/** What the current try of a step was given and has used, and how long it takes; nothing between two tries. */
final class Effort {
    private final Ticker ticker;
    private Optional<String> given = Optional.empty();
    private Usage used = Usage.NONE;
    private boolean trying;
    private long started;
    private long waited;

    Effort(Ticker ticker) {
        this.ticker = ticker;
    }

    void begin() {
        end();
        waited = 0;
        trying = true;
        started = ticker.nanos();
    }

    void give(String text) {
        given = Optional.of(Transcript.of(text));
    }

    void spend(Usage usage) {
        used = used.plus(usage);
    }

    /** Something to wait for. */
    @FunctionalInterface
    interface Wait {
        void end() throws InterruptedException;
    }

    /** Waits for others at nobody's expense. */
    void await(Wait wait) throws InterruptedException {
        long before = ticker.nanos();
        wait.end();
        waited += ticker.nanos() - before;
    }

    Optional<String> given() {
        return given;
    }

    Usage used() {
        return used;
    }

    long millis() {
        return trying ? Duration.ofNanos(ticker.nanos() - started - waited).toMillis() : 0;
    }

    void end() {
        given = Optional.empty();
        used = Usage.NONE;
        trying = false;
    }
}
