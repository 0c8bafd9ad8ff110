package dev.journeyman.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.Remedy;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureClassifierTest {
    private static final Failure UNDERSTOOD = Failure.of(Remedy.SHRINK_CONTEXT, "model.context", "Too long.");

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(new ConnectException("refused"), Remedy.BACKOFF, "connection.ConnectException"),
                arguments(new HttpTimeoutException("late"), Remedy.BACKOFF, "connection.HttpTimeoutException"),
                arguments(new SocketTimeoutException("late"), Remedy.BACKOFF, "connection.SocketTimeoutException"),
                arguments(new UnknownHostException("nowhere"), Remedy.BACKOFF, "connection.UnknownHostException"),
                arguments(new IOException("reset"), Remedy.BACKOFF, "connection.IOException"),
                arguments(
                        new UncheckedIOException(new ConnectException("no")),
                        Remedy.BACKOFF,
                        "connection.ConnectException"),
                arguments(
                        new RuntimeException(new ExecutionException(new ConnectException("no"))),
                        Remedy.BACKOFF,
                        "connection.ConnectException"),
                arguments(new NoSuchFileException("x"), Remedy.GIVE_UP, "accident.NoSuchFileException"),
                arguments(new FileNotFoundException("x"), Remedy.GIVE_UP, "accident.FileNotFoundException"),
                arguments(new MalformedInputException(1), Remedy.GIVE_UP, "accident.MalformedInputException"),
                arguments(malformed(), Remedy.GIVE_UP, "accident.JsonParseException"),
                arguments(new IllegalStateException(), Remedy.GIVE_UP, "accident.IllegalStateException"),
                arguments(new StackOverflowError(), Remedy.GIVE_UP, "accident.StackOverflowError"),
                arguments(new OrchestratorException(UNDERSTOOD), Remedy.SHRINK_CONTEXT, "model.context"),
                arguments(
                        new IllegalStateException(new OrchestratorException(UNDERSTOOD, new IOException())),
                        Remedy.SHRINK_CONTEXT,
                        "model.context"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void saysWhatToDo(Throwable thrown, Remedy remedy, String code) {
        Failure failure = FailureClassifier.classify(thrown).orElseThrow();

        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure.code()).isEqualTo(code);
    }

    static Stream<Throwable> cancellations() {
        return Stream.of(
                new InterruptedException(),
                new ClosedByInterruptException(),
                new CancellationException(),
                new IllegalStateException(new IOException(new InterruptedException())));
    }

    @ParameterizedTest
    @MethodSource("cancellations")
    void neverCallsACancellationAFailure(Throwable thrown) {
        assertThat(FailureClassifier.classify(thrown)).isEmpty();
    }

    @Test
    void tellsWhereAnAccidentHappened() {
        Failure failure = FailureClassifier.classify(
                        new IllegalStateException("odd", new ArithmeticException("/ by zero")))
                .orElseThrow();

        assertThat(failure.message())
                .startsWith("IllegalStateException: odd, caused by ArithmeticException: / by zero\n  at ")
                .contains("FailureClassifierTest.tellsWhereAnAccidentHappened")
                .hasLineCount(6);
    }

    @Test
    void survivesACircleOfCauses() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));

        assertThat(FailureClassifier.classify(one).orElseThrow().code()).isEqualTo("accident.Exception");
    }

    private static Exception malformed() {
        return catchThrowableOfType(JsonParseException.class, () -> new ObjectMapper().readTree("nonsense"));
    }
}
