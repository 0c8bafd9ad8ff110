package dev.journeyman.core.recovery;

import com.fasterxml.jackson.core.JacksonException;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns whatever was thrown into a {@link Failure} that says what to do about it.
 *
 * <p>A failure that somebody understood is kept, also if it was wrapped. A connection that broke is tried again; everything
 * else is an accident that no repeat will help.
 */
public final class FailureClassifier {
    private static final int FRAMES = 5;
    private static final int MOST_CAUSES = 20;

    /** Errors of input and output that would happen again: files, encodings, and data that cannot be parsed. */
    private static final List<Class<? extends IOException>> DETERMINISTIC = List.of(
            FileSystemException.class,
            FileNotFoundException.class,
            CharacterCodingException.class,
            MalformedURLException.class,
            JacksonException.class);

    private FailureClassifier() {}

    /** What went wrong; empty if nothing did but the thread was asked to stop, which is never a failure. */
    public static Optional<Failure> classify(Throwable thrown) {
        List<Throwable> chain = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList();
        if (chain.stream().anyMatch(FailureClassifier::cancellation)) {
            return Optional.empty();
        }
        return Optional.of(first(chain, OrchestratorException.class)
                .map(OrchestratorException::failure)
                .or(() -> first(chain, IOException.class).flatMap(FailureClassifier::connection))
                .orElseGet(() -> accident(thrown)));
    }

    private static boolean cancellation(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof ClosedByInterruptException
                || thrown instanceof CancellationException;
    }

    private static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Optional<Failure> connection(IOException thrown) {
        if (DETERMINISTIC.stream().anyMatch(type -> type.isInstance(thrown))) {
            return Optional.empty();
        }
        String message = "The connection failed (" + named(thrown) + "). It is tried again after a pause;"
                + " if it keeps failing, check the network and the address of the server, then resume.";
        return Optional.of(Failure.of(Remedy.BACKOFF, "connection." + simpleName(thrown), message));
    }

    private static Failure accident(Throwable thrown) {
        String frames = Stream.of(thrown.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "\n  at " + frame)
                .collect(Collectors.joining());
        String cause = thrown.getCause() == null ? "" : ", caused by " + named(thrown.getCause());
        return Failure.giveUp("accident." + simpleName(thrown), named(thrown) + cause + frames);
    }

    private static String named(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank() ? simpleName(thrown) : simpleName(thrown) + ": " + message;
    }

    private static String simpleName(Throwable thrown) {
        String name = thrown.getClass().getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
