package dev.journeyman.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void yieldsLineAfterLineAndThenNothingForEver() throws InterruptedException {
        Lines lines = new Lines(new ByteArrayInputStream("a\nb".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).contains("a");
        assertThat(lines.next()).contains("b");
        assertThat(lines.next()).isEmpty();
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void waitingCanBeInterrupted() throws Exception {
        try (PipedOutputStream silent = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(silent)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new Lines(in).next()).isInstanceOf(InterruptedException.class);
        }
    }
}
