package dev.journeyman.cli.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lines of a stream, read by a thread of its own: a read of standard input cannot be interrupted, waiting for this
 * thread can.
 */
public final class Lines {
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final InputStream in;
    private boolean started;

    /** Reads nothing before it is asked to. */
    public Lines(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end of the stream, from then on. */
    public Optional<String> next() throws InterruptedException {
        start();
        Optional<String> line = lines.take();
        if (line.isEmpty()) {
            lines.add(line);
        }
        return line;
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            Thread reader = new Thread(this::read, "terminal-input");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read() {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            // A terminal that went away is one where nobody answers.
        } finally {
            lines.add(Optional.empty());
        }
    }
}
