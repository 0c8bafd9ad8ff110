package dev.journeyman.cli.screen;

import dev.journeyman.cli.screen.Terminal.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** The size of the terminal the process was started at: asked once, and again after {@link #changed}. */
public final class TerminalSize implements Supplier<Size> {
    private final Supplier<String> stty;
    private volatile Size size;

    /** Asks the terminal itself. */
    public TerminalSize() {
        this(TerminalSize::stty);
    }

    /**
     * Asks somebody else.
     *
     * @param stty answers with rows and columns, such as {@code 24 80}
     */
    TerminalSize(Supplier<String> stty) {
        this.stty = stty;
        this.size = parse(stty.get());
    }

    @Override
    public Size get() {
        return size;
    }

    /** The terminal was resized. */
    public void changed() {
        size = parse(stty.get());
    }

    private static Size parse(String rowsAndColumns) {
        String[] parts = rowsAndColumns.strip().split(" ", -1);
        try {
            Size size = new Size(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
            return size.columns() < 20 || size.rows() < 5 ? Size.USUAL : size;
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
            return Size.USUAL;
        }
    }

    private static String stty() {
        try {
            Process process = new ProcessBuilder("sh", "-c", "stty size </dev/tty 2>/dev/null").start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}
