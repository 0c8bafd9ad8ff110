package dev.journeyman.core.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Takes a program's output as it comes, on a thread of its own, so that the program never waits for a reader. */
final class Drain {
    private final InputStream source;
    private final Transcript transcript = new Transcript();
    private final Thread thread;

    private Drain(InputStream source, String name) {
        this.source = source;
        this.thread = new Thread(this::pump, name);
        thread.setDaemon(true);
    }

    static Drain start(InputStream source, String name) {
        Drain drain = new Drain(source, name);
        drain.thread.start();
        return drain;
    }

    /**
     * What was written. Call it when the group has ended: what is still in the pipe is read, but a process that left the
     * group and holds the pipe open is not waited for.
     */
    String text() {
        if (!Ticker.system().await(() -> !thread.isAlive(), Duration.ofSeconds(1))) {
            close();
        }
        return transcript.text();
    }

    /** The thread ends at the next byte or at the end of the pipe, whichever comes first. */
    private void close() {
        try {
            source.close();
        } catch (IOException e) {
            // Nothing is lost: no one reads it any more.
        }
    }

    private void pump() {
        byte[] buffer = new byte[8 * 1024];
        try {
            for (int length = source.read(buffer); length >= 0; length = source.read(buffer)) {
                transcript.add(buffer, length);
            }
        } catch (IOException e) {
            // The pipe was closed under us: what came before counts.
        }
    }
}
