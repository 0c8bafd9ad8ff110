package dev.journeyman.cli.screen;

import dev.journeyman.cli.screen.Terminal.Size;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal in memory. */
final class Screens {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    Terminal terminal(int columns, int rows) {
        return new Terminal(stream, stream, true, false, false, () -> new Size(columns, rows));
    }

    PrintStream stream() {
        return stream;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What a terminal shows after all that was printed; knows the few codes that we use. */
    String shown() {
        VirtualScreen screen = new VirtualScreen();
        screen.print(text());
        return screen.text();
    }
}
